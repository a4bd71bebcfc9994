create table topic (
    id         bigint generated always as identity primary key,
    name       text  not null unique,
    attributes jsonb not null
);

create table subscription (
    id           uuid    primary key,
    topic_id     bigint  not null references topic on delete cascade,
    protocol     text    not null check (protocol in ('sqs', 'lambda')),
    endpoint     text    not null,
    raw_delivery boolean not null,
    filter_scope text    not null check (filter_scope in ('MessageAttributes', 'MessageBody')),
    filter       text,
    unique (topic_id, protocol, endpoint)
);
