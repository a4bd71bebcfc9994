-- The answer an approval owes to its execution, kept with the approval so that it survives every crash.
--   answer_at: the time it may be given; null while none is owed.  answering_at: from here on nothing can be taken back, it may be on
--   its way.  answered_at: it was given, or nobody waited for it any more.
-- SUPERSEDED: decided, but the execution had gone on without an answer.  A VOID approval owes an answer only for a withdrawal.
alter table approval
  add column answer_at timestamptz,
  add column answering_at timestamptz,
  add column answered_at timestamptz,
  drop constraint approval_status_check,
  add constraint approval_status_check check (status in ('OPEN', 'SETTLED', 'ANSWERED', 'SUPERSEDED', 'VOID')),
  add check (status <> 'SUPERSEDED' or outcome is not null),
  add check (status <> 'OPEN' or answer_at is null),
  add check (status not in ('ANSWERED', 'SUPERSEDED') or answered_at is not null),
  add check (answering_at is null or answer_at is not null),
  add check (answered_at is null or answering_at is not null);
create index approval_by_request on approval (tenant_id, request_id, approval_id);
