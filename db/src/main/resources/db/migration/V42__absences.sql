-- Somebody is away, and names who decides for them. Both days are whole days in the person's time zone; starts_at and ends_at are the same
-- as moments. An absence that was ended early or removed keeps its row with an earlier ends_at.
create table absence (
  tenant_id    uuid        not null references tenant,
  absence_id   uuid        not null,
  person_id    uuid        not null,
  stand_in_id  uuid        not null,
  template_key text,
  first_day    date        not null,
  last_day     date        not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  note         text        check (char_length(note) between 1 and 500),
  set_by       uuid        not null,
  set_at       timestamptz not null,
  primary key (tenant_id, absence_id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, stand_in_id) references person,
  foreign key (tenant_id, set_by) references person,
  foreign key (tenant_id, template_key) references template (tenant_id, key),
  check (stand_in_id <> person_id),
  check (first_day <= last_day),
  check (starts_at <= ends_at)
);
create index absence_of_person on absence (tenant_id, person_id, ends_at);
create index absence_by_stand_in on absence (tenant_id, stand_in_id, ends_at);
call belongs_to_tenant('absence', 'select, insert, update');

-- Whose assignment this is, where somebody else decides because they are away. It goes back to them when they are back.
alter table assignment
  add column stands_for uuid,
  add column passed_at timestamptz,
  add constraint assignment_stands_for_other check (stands_for <> person_id),
  add constraint assignment_passed check ((stands_for is null) or (passed_at is not null));
alter table assignment add foreign key (tenant_id, stands_for) references person;
create index assignment_passed_on on assignment (tenant_id, stands_for, assignment_id)
  where stands_for is not null and status in ('OPEN', 'SUSPENDED');
