-- Since when a letter cannot be delivered: it is tried again, or was given up (failed_at). failure is what the last attempt failed with, taken_at when a mail server
-- took it at last.
alter table notification add column failing_since timestamptz;
alter table notification no force row level security;
update notification set failing_since = failed_at where failed_at is not null;
alter table notification force row level security;
create index notification_failing on notification (tenant_id, notification_id) where failing_since is not null;
drop index notification_failed;
