-- REQUEST_CHANGES: the request goes back to its requester, with the question in the comment.
alter table decision
  drop constraint decision_verdict_check,
  add constraint decision_verdict_check check (verdict in ('APPROVE', 'DENY', 'REQUEST_CHANGES')),
  add constraint decision_asks_a_question check (verdict <> 'REQUEST_CHANGES' or comment is not null);

-- The task in which the requester changes the request is a row of approval, too: step 'revise', without assignments. REVISED: they did.
alter table approval
  drop constraint approval_outcome_check,
  add constraint approval_outcome_check
    check (outcome in ('APPROVED', 'DENIED', 'EXPIRED', 'WITHDRAWN', 'CHANGES_REQUESTED', 'REVISED'));

-- Until when the requester must have changed the request; null while nobody asks them to. Lists and counts need no other table.
alter table request
  add column changes_due timestamptz,
  add constraint request_is_changed_while_open check (changes_due is null or closed_at is null);
create index request_sent_back on request (tenant_id, requester_id, request_id desc) where changes_due is not null;

-- A step that runs again for the next revision has another result.
alter table request_step_result
  add column revision integer not null default 1 check (revision >= 1),
  drop constraint request_step_result_pkey,
  add primary key (tenant_id, request_id, step, revision);
