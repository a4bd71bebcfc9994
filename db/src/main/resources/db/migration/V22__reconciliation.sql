-- Which requests to compare with their executions: asked by a recurring job of all tenants at once, because with ten thousand tenants it
-- cannot ask each of them. The functions answer with the owner's rights, ids and names of state machines only.

-- Each of these three holds few rows at any time, or is read in a short range.
create index request_not_started on request (submitted_at) where status = 'SUBMITTED';
create index approval_overdue on approval (due_at) where status = 'OPEN';
create index approval_answered on approval (answered_at) where status = 'ANSWERED';
drop index if exists approval_open_by_due;

create policy compared_by_jobs on request for select to current_user using (true);
create policy compared_by_jobs on approval for select to current_user using (true);
create policy compared_by_jobs on request_step_result for select to current_user using (true);
create policy compared_by_jobs on template_version for select to current_user using (true);

-- Requests that were submitted within this time and have not been started since.
create function requests_not_started(after timestamptz, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.submitted_at
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status = 'SUBMITTED' and r.submitted_at > after and r.submitted_at <= until
  order by r.submitted_at
  limit most;
end;

-- Requests with an approval that was due within this time and has not been closed since.
create function requests_overdue(after timestamptz, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, a.due_at
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'OPEN' and a.due_at > after and a.due_at <= until
  order by a.due_at
  limit most;
end;

-- Answers given within this time, in their order; left_behind where the request is open and nothing has come of its execution since.
create function answers_given(after timestamptz, until timestamptz, most int)
returns table (
  tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, left_behind boolean)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, a.answered_at,
    r.closed_at is null
      and not exists (select from approval b
        where b.tenant_id = a.tenant_id and b.request_id = a.request_id and b.opened_at > a.answered_at)
      and not exists (select from request_step_result s
        where s.tenant_id = a.tenant_id and s.request_id = a.request_id and s.recorded_at > a.answered_at)
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'ANSWERED' and a.answered_at > after and a.answered_at <= until
  order by a.answered_at
  limit most;
end;

-- The open requests of all tenants after this one, in the order of their ids.
create function requests_in_turn(behind_tenant uuid, behind_request uuid, submitted_before timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status in ('SUBMITTED', 'IN_PROGRESS') and r.submitted_at < submitted_before
    and (r.tenant_id, r.request_id) > (behind_tenant, behind_request)
  order by r.tenant_id, r.request_id
  limit most;
end;

revoke execute on function requests_not_started, requests_overdue, answers_given, requests_in_turn from public;
grant execute on function requests_not_started, requests_overdue, answers_given, requests_in_turn to "${app_role}";
