-- compatible: what an installation is, it stays: its kind, its jurisdiction, its name and the hash of its chains are written once.
create function installation_fixed() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.hash_algorithm, new.jurisdiction) is distinct from (old.id, old.kind, old.hash_algorithm, old.jurisdiction) then
    raise exception 'kind, jurisdiction and hash of an installation are written once' using errcode = 'integrity_constraint_violation', constraint = 'installation_fixed';
  end if;
  return new;
end $$;
create trigger installation_fixed before update on installation for each row execute function installation_fixed();
