-- How often a map run was redriven. Its executions that did not succeed run again, one after the other: until then they are pending.
alter table sfn_map_run add column redrives int not null default 0;
alter table sfn_map_run add column redriven_at timestamptz;
alter table sfn_execution add column pending_redrive boolean not null default false;
