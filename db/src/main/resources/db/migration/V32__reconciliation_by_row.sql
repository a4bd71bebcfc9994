-- Rows can have the same time, usually those that are due at the start of a working day. So a pass continues behind a row, named by its time and
-- its id, and no longer behind a time: rows of the same time that did not fit into one run would have been skipped.

drop index request_not_started;
drop index approval_overdue;
drop index approval_answered;
create index request_not_started on request (submitted_at, request_id) where status = 'SUBMITTED';
create index approval_overdue on approval (due_at, approval_id) where status = 'OPEN';
create index approval_answered on approval (answered_at, approval_id) where status = 'ANSWERED';

drop function requests_not_started(timestamptz, timestamptz, int);
drop function requests_overdue(timestamptz, timestamptz, int);
drop function answers_given(timestamptz, timestamptz, int);

-- Requests behind this row, submitted until this time, that have not been started since.
create function requests_not_started(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.submitted_at, r.request_id
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status = 'SUBMITTED' and (r.submitted_at, r.request_id) > (after, after_id) and r.submitted_at <= until
  order by r.submitted_at, r.request_id
  limit most;
end;

-- Requests with an approval behind this row, due until this time, that has not been closed since.
create function requests_overdue(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, a.due_at, a.approval_id
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'OPEN' and (a.due_at, a.approval_id) > (after, after_id) and a.due_at <= until
  order by a.due_at, a.approval_id
  limit most;
end;

-- Answers behind this row, given until this time; left_behind if the request is open and its execution has made no progress since.
create function answers_given(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (
  tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, id uuid, left_behind boolean)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, a.answered_at, a.approval_id,
    r.closed_at is null
      and not exists (select from approval b
        where b.tenant_id = a.tenant_id and b.request_id = a.request_id and b.opened_at > a.answered_at)
      and not exists (select from request_step_result s
        where s.tenant_id = a.tenant_id and s.request_id = a.request_id and s.recorded_at > a.answered_at)
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'ANSWERED' and (a.answered_at, a.approval_id) > (after, after_id) and a.answered_at <= until
  order by a.answered_at, a.approval_id
  limit most;
end;

revoke execute on function requests_not_started, requests_overdue, answers_given from public;
grant execute on function requests_not_started, requests_overdue, answers_given to "${app_role}";

-- The position that is stored has no id. The next start of the application begins anew.
delete from scheduled_tasks where task_name = 'reconcile-requests';
