-- A person who is erased must not stay by name in what the product wrote itself: who is the argument of a reason is stored by id, and so is who wrote a
-- note or a question that a notification shows. Their name is read with it.
alter table person no force row level security;
alter table approval no force row level security;
alter table approval_act no force row level security;
alter table assignment no force row level security;
alter table decision no force row level security;
alter table notification no force row level security;

create temporary table known on commit drop as
  select tenant_id, name, (array_agg(person_id))[1] as person_id from person group by tenant_id, name having count(*) = 1;
create index on known (tenant_id, name);

-- Whoever has passed it on is known from that act, and everybody else by a name that nobody else of the tenant has. A name that is not known any more stays
-- until a person of that name is erased.
with reasons as (
  select s.tenant_id, s.assignment_id, jsonb_typeof(s.reason) = 'array' as several, each.at, each.reason,
    upper(replace(replace(coalesce(each.reason ->> 'kind', each.reason ->> 'key', ''), 'why.', ''), '-', '_')) as kind, s.approval_id, s.person_id
  from assignment s cross join lateral jsonb_array_elements(
      case jsonb_typeof(s.reason) when 'array' then s.reason else jsonb_build_array(s.reason) end) with ordinality as each (reason, at)
  where s.reason::text ~ 'MANAGER_OF|MANAGER_ABOVE|DELEGATED|REASSIGNED|why\.manager'
), told as (
  select r.*, case when r.kind in ('MANAGER_OF', 'MANAGER_ABOVE', 'DELEGATED', 'REASSIGNED') then coalesce(
      case when r.kind in ('DELEGATED', 'REASSIGNED') then (select c.person_id from approval_act c
        where c.tenant_id = r.tenant_id and c.approval_id = r.approval_id and c.kind = 'PASSED' and c.to_id = r.person_id
        order by c.act_id desc limit 1) end,
      k.person_id) end as who
  from reasons r left join known k on k.tenant_id = r.tenant_id and k.name = r.reason -> 'args' ->> 0
), written as (
  select tenant_id, assignment_id, several,
    jsonb_agg(case when who is null then reason else jsonb_set(reason, '{args}', jsonb_build_array(who)) end order by at) as reasons
  from told group by tenant_id, assignment_id, several having bool_or(who is not null)
)
update assignment s set reason = case when w.several then w.reasons else w.reasons -> 0 end
  from written w where w.tenant_id = s.tenant_id and w.assignment_id = s.assignment_id;

-- The questions of those who asked for changes.
update notification n set payload = n.payload - 'quote' || jsonb_build_object('said', q.said)
  from (select a.tenant_id, a.approval_id,
      jsonb_agg(jsonb_build_object('by', d.person_id, 'text', coalesce(d.comment, '')) order by d.decided_at) as said
    from approval a
      join approval about on about.tenant_id = a.tenant_id and about.request_id = a.request_id and about.revision = a.revision
      join decision d on d.tenant_id = about.tenant_id and d.approval_id = about.approval_id and d.verdict = 'REQUEST_CHANGES' and d.undone_at is null
    where a.step = 'revise'
    group by a.tenant_id, a.approval_id) q
  where n.kind = 'CHANGES_REQUESTED' and n.payload ? 'quote' and q.tenant_id = n.tenant_id and q.approval_id = n.approval_id;
-- The notes of those who passed an approval on: to the old person with the act, to the new one with its author.
update notification n set payload = n.payload - 'quote' || jsonb_build_object('said', jsonb_build_array(
    jsonb_build_object('by', c.person_id, 'text', n.payload ->> 'quote')))
  from approval_act c
  where n.kind in ('ASSIGNED', 'ESCALATED', 'HANDED_ON') and n.payload ? 'quote'
    and c.tenant_id = n.tenant_id and c.act_id::text = n.payload ->> 'text';
update notification n set payload = n.payload - 'quote' || jsonb_build_object('said', jsonb_build_array(
    jsonb_build_object('by', n.payload ->> 'by', 'text', n.payload ->> 'quote')))
  where n.kind in ('RETRIED', 'RETRIED_FOR', 'SKIPPED', 'SKIPPED_FOR') and n.payload ? 'quote' and n.payload ? 'by';

alter table person force row level security;
alter table approval force row level security;
alter table approval_act force row level security;
alter table assignment force row level security;
alter table decision force row level security;
alter table notification force row level security;

-- Also what is known about the person as a requester.
create or replace function erase_person(erased uuid, pseudonym text, address text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  former text;
begin
  select p.name into former from person p where p.tenant_id = tenant and p.person_id = erased;
  update person p set name = pseudonym, name_key = lower(pseudonym), email = address, department = null, manager_id = null,
    issuer = null, subject = null, left_note = null, successor_id = null, roles = '{}', administrator = false, erased_at = at
  where p.tenant_id = tenant and p.person_id = erased and not p.active and p.erased_at is null;
  if not found then
    return false;
  end if;
  -- An execution that is started again gets this; the department stays, since numbers are told by it.
  update request r set requester_facts = r.requester_facts || jsonb_build_object('name', pseudonym, 'email', address)
    where r.tenant_id = tenant and r.requester_id = erased and r.requester_facts is not null;
  -- Reasons that still hold the name, since it could not be known whose it was.
  update assignment a set reason = replace(a.reason::text, format('"args": [%s]', to_json(former)), format('"args": ["%s"]', erased))::jsonb
    where a.tenant_id = tenant and position(format('"args": [%s]', to_json(former)) in a.reason::text) > 0
      and a.reason::text ~ 'MANAGER_OF|MANAGER_ABOVE|DELEGATED|REASSIGNED|why\.manager';
  delete from notification n where n.tenant_id = tenant and n.recipient_id = erased;
  delete from notification_preference n where n.tenant_id = tenant and n.person_id = erased;
  delete from person_week w where w.tenant_id = tenant and w.person_id = erased;
  delete from saved_view v where v.tenant_id = tenant and v.person_id = erased;
  delete from group_member m where m.tenant_id = tenant and m.person_id = erased;
  delete from decision_link l where l.tenant_id = tenant and l.person_id = erased;
  delete from absence a where a.tenant_id = tenant and a.person_id = erased;
  -- The triggers have noted the change just now, with the address before.
  update rights_change c set details = '{}', audited_at = coalesce(c.audited_at, at) where c.tenant_id = tenant and c.person_id = erased;
  return true;
end
$$;
