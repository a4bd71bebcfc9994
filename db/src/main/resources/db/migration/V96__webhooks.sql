-- Where an organisation wants to be told of its requests. Address and secret are in AWS Secrets Manager, which the function reads.
--   shown: the address without what may be a secret.  events: their keys, separated by blanks.
--   failing_since: the first failed call since the last good one.  paused_at: nothing is sent since then; failed if nobody has paused it.
create table webhook (
  tenant_id     uuid        not null references tenant,
  webhook_id    uuid        not null,
  name          text        not null check (char_length(name) between 1 and 100),
  kind          text        not null check (kind in ('JSON', 'SLACK', 'TEAMS')),
  shown         text        not null check (char_length(shown) <= 500),
  events        text        not null check (char_length(events) between 1 and 500),
  language      text        not null check (char_length(language) between 2 and 20),
  state         text        not null check (state in ('ACTIVE', 'PAUSED', 'FAILED')),
  paused_at     timestamptz check ((paused_at is null) = (state = 'ACTIVE')),
  failing_since timestamptz,
  changed_by    uuid        not null,
  changed_at    timestamptz not null,
  primary key (tenant_id, webhook_id),
  foreign key (tenant_id, changed_by) references person
);
call belongs_to_tenant('webhook', 'select, insert, update, delete');

-- What a webhook is told, once for each event that it wants to know.
--   about: number and title of the request, for the list.  dedupe: the same for the same event.
--   attempts: the calls that have ended.  series_from: how many there were when somebody had it sent again.
--   status, failure, answer, took_ms: of the last call.
create table webhook_delivery (
  tenant_id   uuid        not null references tenant,
  delivery_id uuid        not null,
  webhook_id  uuid        not null,
  event       text        not null check (char_length(event) <= 50),
  request_id  uuid,
  about       text        not null check (char_length(about) <= 500),
  dedupe      text        not null check (char_length(dedupe) <= 200),
  body        text        not null check (char_length(body) <= 50000),
  state       text        not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts    integer     not null default 0,
  series_from integer     not null default 0,
  created_at  timestamptz not null,
  next_at     timestamptz,
  last_at     timestamptz,
  status      integer,
  failure     text check (char_length(failure) <= 500),
  answer      text check (char_length(answer) <= 2000),
  took_ms     integer,
  primary key (tenant_id, delivery_id),
  unique (tenant_id, webhook_id, dedupe),
  foreign key (tenant_id, webhook_id) references webhook on delete cascade,
  foreign key (tenant_id, request_id) references request on delete cascade
);
create index webhook_delivery_by_webhook on webhook_delivery (tenant_id, webhook_id, delivery_id);
create index webhook_delivery_by_request on webhook_delivery (tenant_id, request_id);
create index webhook_delivery_dead on webhook_delivery (tenant_id, webhook_id, delivery_id) where state = 'DEAD';
call belongs_to_tenant('webhook_delivery', 'select, insert, update, delete');
