-- Requests that programs hand in at a peak, and what became of them.
--   key_hash: of the key by which a repetition is known.  content_hash: of template and form, to refuse the same key for something else.
--   form: until the request is made.  failure, errors: why it was not made; errors as in answers of the API.  sent_at: when the queue was last told of it.
create table intake (
  tenant_id    uuid        not null references tenant,
  ticket_id    uuid        not null,
  person_id    uuid        not null,
  program_id   uuid,
  token_id     uuid,
  key_hash     bytea       not null check (length(key_hash) = 32),
  content_hash bytea       not null check (length(content_hash) = 32),
  template     text        not null check (char_length(template) <= 200),
  form         text        check (char_length(form) <= 300000),
  state        text        not null check (state in ('PENDING', 'DONE', 'FAILED')),
  request_id   uuid,
  failure      text        check (char_length(failure) <= 50),
  errors       text        check (char_length(errors) <= 20000),
  created_at   timestamptz not null,
  sent_at      timestamptz not null,
  ended_at     timestamptz,
  primary key (tenant_id, ticket_id),
  unique (tenant_id, person_id, key_hash),
  foreign key (tenant_id, person_id) references person,
  foreign key (tenant_id, request_id) references request on delete cascade
);
create index intake_by_request on intake (tenant_id, request_id);
create index intake_pending on intake (tenant_id, sent_at) where state = 'PENDING';
create index intake_failed on intake (tenant_id, ticket_id) where state = 'FAILED';
call belongs_to_tenant('intake', 'select, insert, update, delete');
