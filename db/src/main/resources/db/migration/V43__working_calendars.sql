-- The hours of each working weekday of an organisation, {"MONDAY": {"opens": "09:00", "closes": "17:00"}, …}; null for the standard week.
-- calendar_stamp changes with every change of zone, week and holidays, so that each process notices what it has cached is out of date.
alter table tenant
  add column week jsonb,
  add column calendar_stamp uuid not null default gen_random_uuid();
grant update (zone, week, calendar_stamp) on tenant to "${app_role}";

-- The days on which nobody of the organisation works.
create table holiday (
  tenant_id uuid not null references tenant,
  day       date not null,
  name      text not null check (char_length(name) between 1 and 200),
  primary key (tenant_id, day)
);
call belongs_to_tenant('holiday', 'select, insert, update, delete');

-- The hours of somebody who works at other hours than the organisation.
create table person_week (
  tenant_id uuid  not null references tenant,
  person_id uuid  not null,
  week      jsonb not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('person_week', 'select, insert, update, delete');
