-- A notification is in the application for everybody it is for; by e-mail as its reader chose. failed_at: the e-mail could not be delivered
-- after all attempts. What is older than this release counts as read.
alter table notification
  add column read_at   timestamptz default now(),
  add column delivery  text not null default 'AT_ONCE' check (delivery in ('AT_ONCE', 'DIGEST', 'IN_APP')),
  add column attempts  integer not null default 0 check (attempts >= 0),
  add column failed_at timestamptz;
alter table notification alter column read_at drop default;
drop index notification_unpublished;
-- notification_id is a version 7 UUID: its order is the order of time.
create index notification_by_recipient on notification (tenant_id, recipient_id, notification_id);
create index notification_unread on notification (tenant_id, recipient_id, notification_id) where read_at is null;
create index notification_for_digest on notification (tenant_id, recipient_id, notification_id)
  where delivery = 'DIGEST' and published_at is null;
create index notification_failed on notification (tenant_id, notification_id) where failed_at is not null;
grant delete on notification to "${app_role}";

-- How a person wants to hear of a kind of event; without a row, by e-mail at once.
create table notification_preference (
  tenant_id  uuid        not null references tenant,
  person_id  uuid        not null,
  topic      text        not null check (topic ~ '^[A-Z_]{1,40}$'),
  delivery   text        not null check (delivery in ('AT_ONCE', 'DIGEST', 'IN_APP')),
  changed_at timestamptz not null,
  primary key (tenant_id, person_id, topic),
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('notification_preference', 'select, insert, update');
