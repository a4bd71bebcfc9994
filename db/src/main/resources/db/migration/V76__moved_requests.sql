-- A request can be moved to another version of its template while it runs. It gets another execution then, and the one before is stopped.
--   moves: how often it was moved; part of the name of its execution.  run_revision: the revision that its execution began with.
--   run_since: since when its execution runs, if it was moved; null until then.
alter table request
  add column moves integer not null default 0 check (moves >= 0),
  add column run_revision integer not null default 1 check (run_revision >= 1),
  add column run_since timestamptz;

-- Who moved a request, when and why. from_version runs in the execution before. steps: the keys of its steps that have another key now.
create table request_move (
  tenant_id    uuid        not null references tenant,
  request_id   uuid        not null,
  number       integer     not null check (number >= 1),
  from_version uuid        not null,
  to_version   uuid        not null,
  steps        jsonb       not null,
  moved_by     uuid        not null,
  reason       text        not null check (char_length(reason) between 1 and 4000),
  moved_at     timestamptz not null,
  primary key (tenant_id, request_id, number),
  foreign key (tenant_id, request_id) references request,
  foreign key (tenant_id, from_version) references template_version,
  foreign key (tenant_id, to_version) references template_version,
  foreign key (tenant_id, moved_by) references person
);
call belongs_to_tenant('request_move', 'select, insert');

-- Many requests that are moved in one act, one after the other.
create table move_batch (
  tenant_id    uuid        not null references tenant,
  batch_id     uuid        not null,
  from_version uuid        not null,
  to_version   uuid        not null,
  steps        jsonb       not null,
  reason       text        not null check (char_length(reason) between 1 and 4000),
  started_by   uuid        not null,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  primary key (tenant_id, batch_id),
  foreign key (tenant_id, from_version) references template_version,
  foreign key (tenant_id, to_version) references template_version,
  foreign key (tenant_id, started_by) references person
);
create index move_batch_by_version on move_batch (tenant_id, from_version, batch_id desc);
call belongs_to_tenant('move_batch', 'select, insert');
grant update (ended_at) on move_batch to "${app_role}";

-- WAITING until it is this request's turn. refusal: why it stays, in JSON.
create table move_item (
  tenant_id  uuid        not null references tenant,
  batch_id   uuid        not null,
  request_id uuid        not null,
  status     text        not null default 'WAITING' check (status in ('WAITING', 'MOVED', 'REFUSED')),
  refusal    jsonb,
  done_at    timestamptz,
  primary key (tenant_id, batch_id, request_id),
  foreign key (tenant_id, batch_id) references move_batch,
  foreign key (tenant_id, request_id) references request,
  check ((status = 'REFUSED') = (refusal is not null)),
  check ((status = 'WAITING') = (done_at is null))
);
create index move_item_by_status on move_item (tenant_id, batch_id, status, request_id);
create index move_item_by_request on move_item (tenant_id, request_id);
-- The requests that run a version.
create index request_running_by_version on request (tenant_id, template_version_id, request_id desc) where closed_at is null;
call belongs_to_tenant('move_item', 'select, insert');
grant update (status, refusal, done_at) on move_item to "${app_role}";

drop function requests_not_started(timestamptz, uuid, timestamptz, int);
drop function requests_overdue(timestamptz, uuid, timestamptz, int);
drop function answers_given(timestamptz, uuid, timestamptz, int);
drop function requests_in_turn(uuid, uuid, timestamptz, int);

create function requests_not_started(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, moves integer, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.moves, r.submitted_at, r.request_id
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status = 'SUBMITTED' and (r.submitted_at, r.request_id) > (after, after_id) and r.submitted_at <= until
    and (r.compare_after is null or r.compare_after <= until)
  order by r.submitted_at, r.request_id
  limit most;
end;

create function requests_overdue(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, moves integer, at timestamptz, id uuid)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.moves, a.due_at, a.approval_id
  from approval a
    join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
    join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where a.status = 'OPEN' and (a.due_at, a.approval_id) > (after, after_id) and a.due_at <= until
    and (r.compare_after is null or r.compare_after <= until)
  order by a.due_at, a.approval_id
  limit most;
end;

create function answers_given(after timestamptz, after_id uuid, until timestamptz, most int)
returns table (
  tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, moves integer, at timestamptz, id uuid, left_behind boolean)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.moves, a.answered_at, a.approval_id,
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

create function requests_in_turn(behind_tenant uuid, behind_request uuid, submitted_before timestamptz, most int)
returns table (tenant_id uuid, request_id uuid, status text, state_machine_version_arn text, moves integer)
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select r.tenant_id, r.request_id, r.status, v.state_machine_version_arn, r.moves
  from request r join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
  where r.status in ('SUBMITTED', 'IN_PROGRESS') and r.submitted_at < submitted_before
    and (r.tenant_id, r.request_id) > (behind_tenant, behind_request)
    and (r.compare_after is null or r.compare_after <= submitted_before)
  order by r.tenant_id, r.request_id
  limit most;
end;

revoke execute on function requests_not_started, requests_overdue, answers_given, requests_in_turn from public;
grant execute on function requests_not_started, requests_overdue, answers_given, requests_in_turn to "${app_role}";

create or replace function remove_requests(requests uuid[], closed_before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  gone uuid[];
  approvals uuid[];
begin
  select array_agg(r.request_id) into gone from request r
    where r.tenant_id = tenant and r.request_id = any (requests) and r.closed_at < closed_before;
  select array_agg(a.approval_id) into approvals from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from notification n where n.tenant_id = tenant and (n.request_id = any (gone) or n.approval_id = any (approvals));
  delete from comment_mention m using comment c
    where m.tenant_id = tenant and c.tenant_id = tenant and c.comment_id = m.comment_id and c.request_id = any (gone);
  delete from comment c where c.tenant_id = tenant and c.request_id = any (gone);
  delete from decision_link l where l.tenant_id = tenant and l.approval_id = any (approvals);
  delete from approval_act a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval_token t where t.tenant_id = tenant and t.approval_id = any (approvals);
  delete from decision d where d.tenant_id = tenant and d.approval_id = any (approvals);
  delete from assignment a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from request_step_result s where s.tenant_id = tenant and s.request_id = any (gone);
  delete from request_edit e where e.tenant_id = tenant and e.request_id = any (gone);
  delete from request_word w where w.tenant_id = tenant and w.request_id = any (gone);
  delete from request_revision v where v.tenant_id = tenant and v.request_id = any (gone);
  delete from request_retry y where y.tenant_id = tenant and y.request_id = any (gone);
  delete from request_move m where m.tenant_id = tenant and m.request_id = any (gone);
  delete from move_item i where i.tenant_id = tenant and i.request_id = any (gone);
  delete from failing_call f where f.tenant_id = tenant and f.request_id = any (gone);
  delete from request r where r.tenant_id = tenant and r.request_id = any (gone);
  return coalesce(cardinality(gone), 0);
end
$$;

create or replace function copy_of_request(wanted uuid) returns text
language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'request', to_jsonb(r),
    'revisions', (select coalesce(jsonb_agg(to_jsonb(v) order by v.revision), '[]') from request_revision v
      where v.tenant_id = r.tenant_id and v.request_id = r.request_id),
    'results', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from request_step_result s
      where s.tenant_id = r.tenant_id and s.request_id = r.request_id),
    'approvals', (select coalesce(jsonb_agg(to_jsonb(a) order by a.approval_id), '[]') from approval a
      where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'assignments', (select coalesce(jsonb_agg(to_jsonb(b) order by b.assignment_id), '[]') from assignment b
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'decisions', (select coalesce(jsonb_agg(to_jsonb(d) order by d.decided_at), '[]') from decision d
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'comments', (select coalesce(jsonb_agg(to_jsonb(c) order by c.comment_id), '[]') from comment c
      where c.tenant_id = r.tenant_id and c.request_id = r.request_id),
    'retries', (select coalesce(jsonb_agg(to_jsonb(y) order by y.number), '[]') from request_retry y
      where y.tenant_id = r.tenant_id and y.request_id = r.request_id),
    'moves', (select coalesce(jsonb_agg(to_jsonb(m) order by m.number), '[]') from request_move m
      where m.tenant_id = r.tenant_id and m.request_id = r.request_id),
    'files', (select coalesce(jsonb_agg(to_jsonb(f) order by f.attachment_id), '[]') from attachment f
      where f.tenant_id = r.tenant_id and f.request_id = r.request_id))::text
  from request r where r.tenant_id = current_setting('app.tenant_id')::uuid and r.request_id = wanted
$$;
