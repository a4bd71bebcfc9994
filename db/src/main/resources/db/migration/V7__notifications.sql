-- A message somebody is owed. Written with what it tells about, published after the commit; the key keeps a second one from being written.
create table notification (
  tenant_id       uuid        not null references tenant,
  notification_id uuid        not null,
  dedupe_key      text        not null,
  recipient_id    uuid        not null,
  kind            text        not null,
  request_id      uuid,
  approval_id     uuid,
  payload         jsonb       not null,
  created_at      timestamptz not null,
  published_at    timestamptz,
  primary key (tenant_id, notification_id),
  unique (tenant_id, dedupe_key),
  foreign key (tenant_id, recipient_id) references person,
  foreign key (tenant_id, request_id) references request,
  foreign key (tenant_id, approval_id) references approval
);
create index notification_unpublished on notification (tenant_id, notification_id) where published_at is null;
call belongs_to_tenant('notification', 'select, insert, update');
