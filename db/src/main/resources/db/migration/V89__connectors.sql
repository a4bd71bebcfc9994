-- How automated steps call outside services. Their secrets are in AWS Secrets Manager, which the functions read.
--   sign_in: how the service knows who calls, without the secret.  retried: statuses after which a call is repeated, separated by blanks.
--   changed_by: null if it came with the product.
create table connector (
  tenant_id          uuid        not null references tenant,
  key                text        not null check (key ~ '^[a-z][a-z0-9-]{0,49}$'),
  name               text        not null check (char_length(name) between 1 and 100),
  address            text        not null check (char_length(address) <= 500),
  sign_in            jsonb       not null,
  idempotency_header text        not null check (char_length(idempotency_header) between 1 and 64),
  timeout_seconds    integer     not null check (timeout_seconds between 1 and 60),
  retried            text        not null check (char_length(retried) <= 500),
  changed_by         uuid,
  changed_at         timestamptz not null,
  primary key (tenant_id, key),
  foreign key (tenant_id, changed_by) references person
);
call belongs_to_tenant('connector', 'select, insert, update, delete');
