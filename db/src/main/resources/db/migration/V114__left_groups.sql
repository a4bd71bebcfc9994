-- The groups to which somebody belonged who has left, if nobody took over. Whoever replaces them later gets into these.
create table left_group (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  group_id  uuid not null,
  primary key (tenant_id, person_id, group_id),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, group_id) references person_group on delete cascade
);
create index left_group_of_group on left_group (tenant_id, group_id);
call belongs_to_tenant('left_group', 'select, insert, delete');
