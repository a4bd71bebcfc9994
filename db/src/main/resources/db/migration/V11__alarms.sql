-- What administrators must know and see to. The same kind and subject, raised again while nobody has acknowledged it, is counted on its row.
create table alarm (
  tenant_id       uuid        not null references tenant,
  alarm_id        uuid        not null,
  kind            text        not null check (kind ~ '^[A-Z_]{1,40}$'),
  subject         text        not null check (char_length(subject) between 1 and 200),
  facts           jsonb       not null,
  times           bigint      not null check (times >= 1),
  first_at        timestamptz not null,
  last_at         timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  primary key (tenant_id, alarm_id),
  foreign key (tenant_id, acknowledged_by) references person,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create unique index alarm_open on alarm (tenant_id, kind, subject) where acknowledged_at is null;
create index alarm_open_newest on alarm (tenant_id, alarm_id desc) where acknowledged_at is null;
call belongs_to_tenant('alarm', 'select, insert, update');
