-- The same for a repetition of the same click: a comment whose confirmation was lost is sent again, and is there once. Null for those of before.
alter table comment add column idempotency uuid;
create unique index comment_once on comment (tenant_id, author_id, idempotency);

-- After an undo the link keeps which click it was, so that a repeated undo has the same answer.
alter table decision_link
  drop constraint decision_link_check1,
  add constraint decision_link_used check (used_at is null or used_key is not null);

-- What a check finds again, until it is repaired, is asked for here.
create index alarm_acknowledged on alarm (tenant_id, kind, subject) where acknowledged_at is not null;
