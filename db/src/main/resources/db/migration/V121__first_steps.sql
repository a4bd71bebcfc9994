-- An organisation that was added by the operator, and is led through what it needs. noted: its administrators are told in their inbox what is left.
-- test_id: the last email that somebody sent to themselves, as its notification calls it, which is forgotten earlier.
create table first_steps (
  tenant_id uuid        primary key references tenant,
  noted     boolean     not null,
  tested_by uuid,
  test_id   uuid,
  tested_at timestamptz,
  foreign key (tenant_id, tested_by) references person,
  check ((tested_at is null) = (test_id is null) and (tested_at is null) = (tested_by is null))
);
call belongs_to_tenant('first_steps', 'select, insert, update');
