-- When a mail server took a letter of which that is told: one that an administrator sent to themselves. Of one that was not taken yet, failure is what the last
-- attempt failed with.
alter table notification add column taken_at timestamptz;
alter table notification no force row level security;
update notification set taken_at = published_at where kind = 'MAIL_TESTED' and published_at is not null;
alter table notification force row level security;
