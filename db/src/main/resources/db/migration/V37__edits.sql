-- What a requester has changed unasked, until the execution has come back for it. It becomes the next revision then.
create table request_edit (
  tenant_id    uuid        not null references tenant,
  request_id   uuid        not null,
  revision     integer     not null check (revision >= 1),
  form         jsonb       not null,
  reply        text        check (char_length(reply) between 1 and 4000),
  submitted_at timestamptz not null,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, request_id) references request
);
call belongs_to_tenant('request_edit', 'select, insert, delete');
