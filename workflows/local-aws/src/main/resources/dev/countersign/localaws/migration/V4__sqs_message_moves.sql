-- What StartMessageMoveTask did; a task is done when its transaction is.

create table message_move (
    id          bigint generated always as identity primary key,
    source      text   not null,
    destination text,
    moved       int    not null,
    started_at  bigint not null
);

create index message_move_by_source on message_move (source, id);
