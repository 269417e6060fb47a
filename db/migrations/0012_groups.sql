-- compatible: the group of departments that reviews a project, how the project stands to the cloud, and what it is about; when its plan's system was scanned and where the report lies.
alter table project add column group_id text, add column cloud_state text, add column themes jsonb;
alter table cloud_plan add column scanned_on date, add column scan_report jsonb;
