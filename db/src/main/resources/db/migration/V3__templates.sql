create table template (
  tenant_id         uuid        not null references tenant,
  template_id       uuid        not null,
  key               text        not null check (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  state_machine_arn text,
  created_at        timestamptz not null,
  primary key (tenant_id, template_id),
  unique (tenant_id, key)
);
call belongs_to_tenant('template', 'select, insert, update');

-- A published version never changes; only the ARN of its state machine version comes later, when AWS has it.
create table template_version (
  tenant_id                 uuid        not null references tenant,
  template_version_id       uuid        not null,
  template_id               uuid        not null,
  version                   integer     not null check (version >= 1),
  definition                jsonb       not null,
  published_by              uuid,
  published_at              timestamptz not null,
  state_machine_version_arn text,
  primary key (tenant_id, template_version_id),
  unique (tenant_id, template_id, version),
  foreign key (tenant_id, template_id) references template,
  foreign key (tenant_id, published_by) references person
);
call belongs_to_tenant('template_version', 'select, insert');
grant update (state_machine_version_arn) on template_version to "${app_role}";
