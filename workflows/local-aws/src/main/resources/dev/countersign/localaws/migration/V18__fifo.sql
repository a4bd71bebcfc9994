-- Groups of messages, and what makes FIFO queues and topics exactly once. Times are milliseconds since 1970.
-- group_key: a keyed hash of the group, in FIFO queues only. ids: the group and the deduplication id, encrypted.
alter table message add column group_key bytea;
alter table message add column ids bytea;
alter table message alter column ids set storage external;

create index message_by_order on message (queue_id, id) where group_key is not null;
create index message_by_group on message (queue_id, group_key, id) where group_key is not null;

-- What was accepted in the last five minutes. key: a keyed hash of the queue or topic and the deduplication id.
create table deduplication (
    key        bytea  primary key,
    message_id uuid   not null,
    sequence   bigint not null,
    sent_at    bigint not null
);
create index deduplication_by_time on deduplication (sent_at);

-- What a receipt with a ReceiveRequestAttemptId returned in the last five minutes.
create table receive_attempt (
    key        bytea    primary key,
    made_at    bigint   not null,
    messages   bigint[] not null,
    receipts   int[]    not null,
    visible_at bigint   not null
);
create index receive_attempt_by_time on receive_attempt (made_at);

-- The sequence numbers of messages to FIFO topics.
create sequence topic_sequence;
