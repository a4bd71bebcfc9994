-- When the step had finished before it was undone. Null where it never had: whatever it may have done was undone.
alter table request_step_undone add column finished_at timestamptz;
