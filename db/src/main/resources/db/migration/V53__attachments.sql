-- Files. A row is written before the bytes, which are stored under its id. It is unused until it is attached to a request: to a field of its form,
-- or to the running case. What stays unused is removed, bytes first (docs/adr/0021).
create table attachment (
  tenant_id     uuid        not null references tenant,
  attachment_id uuid        not null,
  uploaded_by   uuid        not null,
  uploaded_at   timestamptz not null,
  name          text        not null check (char_length(name) between 1 and 200),
  format        text        not null,
  size          bigint      not null check (size > 0),
  sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored        boolean     not null default false,
  request_id    uuid,
  field         text,
  attached_at   timestamptz,
  hidden_by     uuid,
  hidden_at     timestamptz,
  primary key (tenant_id, attachment_id),
  foreign key (tenant_id, uploaded_by) references person,
  foreign key (tenant_id, hidden_by) references person,
  foreign key (tenant_id, request_id) references request,
  check ((request_id is null) = (attached_at is null)),
  check ((hidden_by is null) = (hidden_at is null)),
  check (request_id is null or stored),
  check (request_id is not null or (field is null and hidden_by is null))
);
create index attachment_by_request on attachment (tenant_id, request_id, attachment_id) where request_id is not null;
create index attachment_unused on attachment (tenant_id, uploaded_by) where request_id is null;
call belongs_to_tenant('attachment', 'select, insert, update, delete');
