-- Asynchronous invocations that wait for their first or next attempt. Times are milliseconds since 1970.

create table invocation (
    id        uuid   primary key,
    function  text   not null,
    payload   text   not null,
    attempts  int    not null default 0,
    queued_at bigint not null,
    due_at    bigint not null
);

create index invocation_by_time on invocation (due_at);
