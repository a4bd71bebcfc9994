-- An e-mail address that sent a letter back, or whose owner reported one as spam. No letters go to it until somebody confirms it; then confirmed_at is set,
-- and what was sent before that does not count any more.
create table mail_refusal (
  tenant_id    uuid        not null references tenant,
  person_id    uuid        not null,
  address      text        not null check (char_length(address) between 1 and 320),
  kind         text        not null check (kind in ('PERMANENT', 'REPORTED')),
  detail       text        not null check (char_length(detail) <= 500),
  refused_at   timestamptz not null,
  confirmed_at timestamptz,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('mail_refusal', 'select, insert, update');

-- Who is in a group again is asked again.
create index assignment_suspended on assignment (tenant_id, person_id, approval_id) where status = 'SUSPENDED';
