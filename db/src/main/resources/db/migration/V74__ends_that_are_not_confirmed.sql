-- The end of the execution that the decisions do not confirm: only a decision that agrees with it still counts. And when the request is compared
-- with its execution again: less and less often, because that alone mends nothing.
alter table request add column unconfirmed_outcome text;
alter table request add column unconfirmed_step text;
alter table request add column compare_after timestamptz;

create or replace function requests_not_started(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.submitted_at, r.request_id
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status = 'SUBMITTED' and (r.submitted_at, r.request_id) > (after, after_id) and r.submitted_at <= until
    and (r.compare_after is null or r.compare_after <= until)
  order by r.submitted_at, r.request_id
  limit most;
end;

create or replace function requests_overdue(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, a.due_at, a.approval_id
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'OPEN' and (a.due_at, a.approval_id) > (after, after_id) and a.due_at <= until
    and (r.compare_after is null or r.compare_after <= until)
  order by a.due_at, a.approval_id
  limit most;
end;

create or replace function requests_in_turn(behind_tenant uuid, behind_request uuid, submitted_before timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status in ('SUBMITTED', 'IN_PROGRESS') and r.submitted_at < submitted_before
    and (r.tenant_id, r.request_id) > (behind_tenant, behind_request)
    and (r.compare_after is null or r.compare_after <= submitted_before)
  order by r.tenant_id, r.request_id
  limit most;
end;
