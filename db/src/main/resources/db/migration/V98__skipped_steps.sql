-- A failed request can go on without the automated step that failed, in another execution of the same version.
--   skipped_step: the key of this step; null if it was tried again.  move_number: the row of request_move, and so the execution, that goes on without it.
alter table request_retry
  add column skipped_step text,
  add column move_number integer,
  add constraint request_retry_skip check ((skipped_step is null) = (move_number is null));
