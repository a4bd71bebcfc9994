-- Times are milliseconds since 1970, as SQS tells them.

create table queue (
    id                    bigint generated always as identity primary key,
    name                  text   not null unique,
    created_at            bigint not null,
    modified_at           bigint not null,
    purged_at             bigint,
    delay_seconds         int    not null,
    maximum_message_bytes int    not null,
    retention_seconds     int    not null,
    receive_wait_seconds  int    not null,
    visibility_seconds    int    not null,
    dead_letter_queue     text,
    max_receive_count     int,
    -- Attributes that are kept and given back but change nothing here, such as Policy.
    other_attributes      jsonb  not null
);

create table message (
    id                 bigint generated always as identity primary key,
    queue_id           bigint not null references queue on delete cascade,
    message_id         uuid   not null,
    body               text   not null,
    attributes         text,
    sent_at            bigint not null,
    visible_at         bigint not null,
    receive_count      int    not null default 0,
    first_received_at  bigint,
    dead_letter_source text
);

create index message_by_visibility on message (queue_id, visible_at, id);
