-- Fills the application's database with requests, as copies of two that the product itself has made: one that waits for its first
-- approver, one that was approved twice. Whatever columns the tables have are copied. Half of the requests belong to the tenant of the two,
-- all open ones among them; the rest is spread over tenants that are made here. The copied audit entries do not form a chain.
-- Placeholders: {waiting} and {approved} are ids of requests, {requests}, {open} and {tenants} are counts.

set local session_replication_role = replica;
set local synchronous_commit = off;

create temp table made_tenant as
select n, uuidv7() as tenant_id, uuidv7() as requester, uuidv7() as manager, uuidv7() as second, uuidv7() as template,
  uuidv7() as template_version
from generate_series(1, {tenants}) n;

create temp table origin as
select r.tenant_id, r.requester_id as requester, p.manager_id as manager, (v.form ->> 'second')::uuid as second,
  t.template_id as template, r.template_version_id as template_version
from request r
  join person p on (p.tenant_id, p.person_id) = (r.tenant_id, r.requester_id)
  join request_revision v on (v.tenant_id, v.request_id) = (r.tenant_id, r.request_id)
  join template_version t on (t.tenant_id, t.template_version_id) = (r.tenant_id, r.template_version_id)
where r.request_id = '{approved}';

insert into tenant
select c.* from made_tenant m join tenant t on t.tenant_id = (select tenant_id from origin),
  jsonb_populate_record(t, jsonb_build_object('tenant_id', m.tenant_id, 'slug', 'bench-' || m.n, 'name', 'Bench ' || m.n)) c;

insert into person
select c.* from origin o, made_tenant m,
  lateral (values (o.requester, m.requester), (o.manager, m.manager), (o.second, m.second)) as part (old, new)
  join person p on p.person_id = part.old,
  jsonb_populate_record(p, jsonb_build_object('tenant_id', m.tenant_id, 'person_id', part.new, 'issuer', null, 'subject', null,
    'manager_id', case when part.new = m.requester then m.manager end)) c
where p.tenant_id = o.tenant_id;

insert into template
select c.* from origin o join template t on (t.tenant_id, t.template_id) = (o.tenant_id, o.template), made_tenant m,
  jsonb_populate_record(t, jsonb_build_object('tenant_id', m.tenant_id, 'template_id', m.template)) c;

insert into template_version
select c.* from origin o join template_version v on (v.tenant_id, v.template_version_id) = (o.tenant_id, o.template_version), made_tenant m,
  jsonb_populate_record(v, jsonb_build_object('tenant_id', m.tenant_id, 'template_id', m.template,
    'template_version_id', m.template_version, 'published_by', null)) c;

insert into made_tenant select 0, tenant_id, requester, manager, second, template, template_version from origin;

-- The open ones were made within the last day, the others within two years before.
create temp table made_request as
select i as n, m.tenant_id, m.requester, m.manager, m.second, m.template, m.template_version, is_open,
  case when is_open then '{waiting}'::uuid else '{approved}'::uuid end as example,
  now() + age as at,
  uuidv7(age) as request_id,
  array[uuidv7(age), uuidv7(age)] as approvals,
  array[uuidv7(age), uuidv7(age)] as assignments
from generate_series(1, {requests}) i
  cross join lateral (select i <= {open} as is_open, case when i <= {open} then i else i - {open} end as place) kind
  cross join lateral (select case when is_open then interval '1 day' * (place::float8 / {open} - 1)
    else interval '730 days' * (place::float8 / ({requests} - {open}) - 1) - interval '1 day' end as age) made
  join made_tenant m on m.n = case when i <= {requests} / 2 then 0 else 1 + i % {tenants} end;

insert into request
select c.* from made_request m join request r on r.request_id = m.example,
  jsonb_populate_record(r, jsonb_build_object('tenant_id', m.tenant_id, 'request_id', m.request_id, 'submission_id', gen_random_uuid(),
    'number', 'BS-' || m.n, 'requester_id', m.requester, 'template_version_id', m.template_version, 'submitted_at', m.at,
    'changed_at', m.at, 'closed_at', case when not m.is_open then m.at end)) c;

insert into request_revision
select c.* from made_request m join request_revision r on r.request_id = m.example,
  jsonb_populate_record(r, jsonb_build_object('tenant_id', m.tenant_id, 'request_id', m.request_id, 'submitted_by', m.requester,
    'submitted_at', m.at)) c;

insert into request_step_result
select c.* from made_request m join request_step_result r on r.request_id = m.example,
  jsonb_populate_record(r, jsonb_build_object('tenant_id', m.tenant_id, 'request_id', m.request_id)) c;

-- Due between a week and a month from now.
create temp table example_approval as
select request_id, approval_id, row_number() over (partition by request_id order by approval_id) as place from approval
where request_id in ('{waiting}', '{approved}');

insert into approval
select c.* from made_request m join example_approval e on e.request_id = m.example join approval a on a.approval_id = e.approval_id,
  lateral (select case when not m.is_open then m.at end as at) closed,
  jsonb_populate_record(a, jsonb_build_object('tenant_id', m.tenant_id, 'request_id', m.request_id, 'approval_id', m.approvals[e.place],
    'opened_at', m.at, 'closed_at', closed.at, 'answer_at', closed.at, 'answering_at', closed.at, 'answered_at', closed.at,
    'due_at', now() + interval '7 days' + interval '1 second' * (m.n % 2000000))) c;

create temp table example_assignment as
select e.request_id, e.place, s.assignment_id from example_approval e join assignment s using (approval_id);

insert into assignment
select c.* from made_request m join example_assignment e on e.request_id = m.example join assignment s on s.assignment_id = e.assignment_id,
  jsonb_populate_record(s, jsonb_build_object('tenant_id', m.tenant_id, 'approval_id', m.approvals[e.place],
    'template_id', m.template, 'assignment_id', m.assignments[e.place],
    'person_id', case e.place when 1 then m.manager else m.second end, 'assigned_at', m.at,
    'due_at', now() + interval '7 days' + interval '1 second' * (m.n % 2000000))) c;

insert into decision
select c.* from made_request m join example_assignment e on e.request_id = m.example join decision d on d.assignment_id = e.assignment_id,
  jsonb_populate_record(d, jsonb_build_object('tenant_id', m.tenant_id, 'approval_id', m.approvals[e.place],
    'assignment_id', m.assignments[e.place], 'decision_id', uuidv7(m.at - now()), 'idempotency', gen_random_uuid(),
    'person_id', case e.place when 1 then m.manager else m.second end, 'decided_at', m.at, 'undo_until', m.at)) c;

insert into notification
select c.* from made_request m join notification x on x.request_id = m.example left join example_approval e on e.approval_id = x.approval_id,
  jsonb_populate_record(x, jsonb_build_object('tenant_id', m.tenant_id, 'notification_id', uuidv7(m.at - now()),
    'dedupe_key', 'bench-' || m.n || x.kind || coalesce(e.place, 0), 'request_id', m.request_id,
    'approval_id', m.approvals[e.place], 'recipient_id', case e.place when 1 then m.manager when 2 then m.second else m.requester end)) c;

create temp table example_entry as
select e.*, row_number() over (partition by request_id order by sequence) as place, count(*) over (partition by request_id) as entries
from audit_entry e where request_id in ('{waiting}', '{approved}');

create temp table made_chain as
select m.n, coalesce(h.sequence, 0) + sum(e.entries) over (partition by m.tenant_id order by m.n) - e.entries as behind, e.entries
from made_request m join example_entry e on e.request_id = m.example and e.place = 1 left join audit_head h on h.tenant_id = m.tenant_id;

insert into audit_entry
select c.* from made_request m join made_chain b using (n) join example_entry e on e.request_id = m.example
  join audit_entry x on (x.tenant_id, x.sequence) = (e.tenant_id, e.sequence),
  jsonb_populate_record(x, jsonb_build_object('tenant_id', m.tenant_id, 'request_id', m.request_id, 'sequence', b.behind + e.place,
    'at', m.at, 'actor_id', case when x.actor_id is not null then m.requester end)) c;

insert into audit_head (tenant_id, sequence, hash, anchored)
select m.tenant_id, max(b.behind + b.entries), sha256('bench'), max(b.behind + b.entries)
from made_request m join made_chain b using (n) group by m.tenant_id
on conflict (tenant_id) do update set sequence = excluded.sequence, anchored = excluded.anchored;

insert into scheduled_tasks
select c.* from made_request m join example_approval e on e.request_id = m.example
  join scheduled_tasks t on starts_with(t.task_instance, e.approval_id::text),
  jsonb_populate_record(t, jsonb_build_object(
    'task_instance', replace(t.task_instance, e.approval_id::text, m.approvals[e.place]::text),
    'task_data', convert_to(replace(convert_from(t.task_data, 'UTF8'), e.approval_id::text, m.approvals[e.place]::text), 'UTF8'),
    'execution_time', now() + interval '7 days' + interval '1 second' * (m.n % 2000000))) c
where m.is_open;
