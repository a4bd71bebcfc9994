-- A connector is stored first, and written to AWS Secrets Manager by a call that follows the commit.
--   revision: another one after every change; null for what was stored before.
--   waiting_secret: names a secret that was typed, in Secrets Manager; null when functions can use it.
alter table connector add column revision uuid, add column waiting_secret uuid;
