-- PASSED: somebody else is asked in this person's place, since it was delegated or reassigned.
alter table assignment drop constraint assignment_status_check;
alter table assignment add constraint assignment_status_check check (status in ('OPEN', 'DECIDED', 'VOID', 'SUSPENDED', 'PASSED'));

-- What people do with an approval besides deciding it.
--   PASSED: from one person to another, by the first one, an administrator or a manager.  NUDGED: those who are asked were reminded.
create table approval_act (
  tenant_id   uuid        not null references tenant,
  act_id      uuid        not null,
  approval_id uuid        not null,
  kind        text        not null check (kind in ('PASSED', 'NUDGED')),
  person_id   uuid        not null,
  from_id     uuid,
  to_id       uuid,
  note        text        check (char_length(note) <= 4000),
  acted_at    timestamptz not null,
  primary key (tenant_id, act_id),
  foreign key (tenant_id, approval_id) references approval,
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, from_id) references person,
  foreign key (tenant_id, to_id) references person,
  check ((kind = 'PASSED') = (from_id is not null and to_id is not null))
);
create index approval_act_of_approval on approval_act (tenant_id, approval_id, act_id);
call belongs_to_tenant('approval_act', 'select, insert');
