-- chosen: to whom stand-ins of stands_for have passed it, one after the other, without those who have passed it on themselves. Whoever of them is there
-- decides; the last of them may be away, and person_id decides for them.
-- first_assigned_at: when the first was asked of those who passed it on to one another.
alter table assignment
  add column chosen uuid[] not null default '{}',
  add column first_assigned_at timestamptz,
  add constraint assignment_chosen check (chosen = '{}' or stands_for is not null);
create index assignment_chosen on assignment (tenant_id, assignment_id) where chosen <> '{}' and status in ('OPEN', 'SUSPENDED');

-- What was passed on before.
alter table approval_act no force row level security;
alter table assignment no force row level security;
alter table approval no force row level security;
update assignment s set first_assigned_at = a.opened_at
  from approval a
  where a.tenant_id = s.tenant_id and a.approval_id = s.approval_id
    and exists (select from approval_act c where c.tenant_id = s.tenant_id and c.approval_id = s.approval_id
      and c.kind = 'PASSED' and c.to_id = s.person_id);
update assignment s set chosen = array[c.to_id]
  from approval_act c
  where s.status in ('OPEN', 'SUSPENDED') and s.stands_for is not null
    and c.tenant_id = s.tenant_id and c.approval_id = s.approval_id and c.kind = 'PASSED'
    and c.from_id <> s.stands_for and c.to_id <> s.stands_for
    and (c.to_id = s.person_id or exists (select from approval_act v where v.tenant_id = c.tenant_id
      and v.approval_id = c.approval_id and v.kind = 'COVERED' and v.person_id = c.to_id and v.to_id = s.person_id));
alter table approval_act force row level security;
alter table assignment force row level security;
alter table approval force row level security;
