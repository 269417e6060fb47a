-- compatible: the application works as docket_app, which may append facts and never change or remove one.
do $$ begin
  if not exists (select from pg_roles where rolname = 'docket_app') then create role docket_app nologin; end if;
  execute format('grant docket_app to %I', current_user);
end $$;
grant usage on schema public to docket_app;
grant select, insert, update, delete on all tables in schema public to docket_app;
grant usage on all sequences in schema public to docket_app;
revoke update, delete, truncate on fact from docket_app;
revoke update, delete, truncate on command from docket_app;
revoke update, delete, truncate on pack from docket_app;
revoke delete on text, decision, ruling, anchor from docket_app;
