-- Runs of a Map in distributed mode. The items are part of the state of the execution that waits.
create table sfn_map_run (
    id             bigint      generated always as identity primary key,
    machine        int         not null references sfn_machine on delete cascade,
    execution      bigint      not null,
    task           bigint      not null,
    label          text        not null,
    name           text        not null,
    status         text        not null default 'RUNNING',
    items          int         not null,
    executions     int         not null,
    max_concurrency bigint     not null,
    tolerated_count bigint,
    tolerated_percentage double precision,
    started_at     timestamptz not null,
    stopped_at     timestamptz,
    unique (execution, task),
    unique (name, machine)
);
create index sfn_map_run_of_machine on sfn_map_run (machine);

-- An execution that a map run started: which of its inputs it got, and how many items that holds.
alter table sfn_execution add column map_run bigint;
alter table sfn_execution add column map_index int;
alter table sfn_execution add column map_items int;
create index sfn_execution_of_map_run on sfn_execution (map_run, map_index) where map_run is not null;
create index sfn_execution_of_parent on sfn_execution (parent, parent_task) where parent is not null;

-- Executions that are to be stopped, because the one that started them does not wait any more.
create table sfn_stop (
    execution      bigint      primary key,
    machine        int         not null
);
