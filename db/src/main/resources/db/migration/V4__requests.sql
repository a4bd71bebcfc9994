create table request_number (
  tenant_id uuid   not null references tenant,
  prefix    text   not null check (prefix ~ '^[A-Z]{1,8}$'),
  last      bigint not null,
  primary key (tenant_id, prefix)
);
call belongs_to_tenant('request_number', 'select, insert, update');

-- request_id is a version 7 UUID, so its order is the order of submission and it serves as the key of a page.
create table request (
  tenant_id           uuid        not null references tenant,
  request_id          uuid        not null,
  submission_id       uuid        not null,
  template_version_id uuid        not null,
  number              text        not null,
  title               text        not null check (char_length(title) between 1 and 200),
  requester_id        uuid        not null,
  revision            integer     not null default 1 check (revision >= 1),
  status              text        not null check (status in
                        ('SUBMITTED', 'IN_PROGRESS', 'APPROVED', 'DENIED', 'WITHDRAWN', 'EXPIRED', 'FAILED')),
  outcome_reason      text,
  execution_arn       text,
  submitted_at        timestamptz not null,
  changed_at          timestamptz not null,
  closed_at           timestamptz,
  primary key (tenant_id, request_id),
  unique (tenant_id, requester_id, submission_id),
  unique (tenant_id, number),
  foreign key (tenant_id, template_version_id) references template_version,
  foreign key (tenant_id, requester_id) references person,
  check ((closed_at is null) = (status in ('SUBMITTED', 'IN_PROGRESS')))
);
create index request_by_requester on request (tenant_id, requester_id, request_id desc);
create index request_by_status on request (tenant_id, status, request_id desc);
create index request_by_template_version on request (tenant_id, template_version_id);
call belongs_to_tenant('request', 'select, insert, update');

create table request_revision (
  tenant_id    uuid        not null references tenant,
  request_id   uuid        not null,
  revision     integer     not null check (revision >= 1),
  form         jsonb       not null,
  submitted_by uuid        not null,
  submitted_at timestamptz not null,
  primary key (tenant_id, request_id, revision),
  foreign key (tenant_id, request_id) references request,
  foreign key (tenant_id, submitted_by) references person
);
call belongs_to_tenant('request_revision', 'select, insert');

-- What an automated step answered. A second delivery of the same answer meets the primary key.
create table request_step_result (
  tenant_id   uuid        not null references tenant,
  request_id  uuid        not null,
  step        text        not null,
  result      jsonb       not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, request_id, step),
  foreign key (tenant_id, request_id) references request
);
call belongs_to_tenant('request_step_result', 'select, insert, update');

create table comment (
  tenant_id  uuid        not null references tenant,
  comment_id uuid        not null,
  request_id uuid        not null,
  author_id  uuid        not null,
  text       text        not null check (char_length(text) between 1 and 4000),
  written_at timestamptz not null,
  primary key (tenant_id, comment_id),
  foreign key (tenant_id, request_id) references request,
  foreign key (tenant_id, author_id) references person
);
create index comment_by_request on comment (tenant_id, request_id, comment_id);
call belongs_to_tenant('comment', 'select, insert');
