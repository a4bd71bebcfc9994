-- How often the execution of a request was redriven: an end that it had before says nothing any more.
alter table request add column redrives integer not null default 0 check (redrives >= 0);

-- Who retried a failed request, why, and what it had failed of.
create table request_retry (
  tenant_id  uuid        not null references tenant,
  request_id uuid        not null,
  number     integer     not null check (number >= 1),
  retried_by uuid        not null,
  reason     text        not null check (char_length(reason) between 1 and 4000),
  retried_at timestamptz not null,
  failure    text,
  failed_at  timestamptz not null,
  primary key (tenant_id, request_id, number),
  foreign key (tenant_id, request_id) references request,
  foreign key (tenant_id, retried_by) references person
);
call belongs_to_tenant('request_retry', 'select, insert');
