-- Step Functions. The account and the region are the endpoint's configuration, so a name stands for an ARN.

create table sfn_machine (
    id            int         generated always as identity primary key,
    name          text        not null unique,
    status        text        not null default 'ACTIVE' check (status in ('ACTIVE', 'DELETING')),
    revision      int         not null,
    next_version  int         not null default 1,
    logging       text,
    tracing       text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- A definition never changes: an update adds a revision, and running executions stay on theirs.
create table sfn_revision (
    id            int         generated always as identity primary key,
    machine       int         not null references sfn_machine on delete cascade,
    revision_id   text,
    definition    text        not null,
    role_arn      text        not null,
    created_at    timestamptz not null
);
create index sfn_revision_of_machine on sfn_revision (machine);

create table sfn_version (
    machine       int         not null references sfn_machine on delete cascade,
    number        int         not null,
    revision      int         not null references sfn_revision on delete cascade,
    description   text,
    created_at    timestamptz not null,
    primary key (machine, number)
);

-- One row an execution, rewritten by every advance. No column that an advance changes is in an index and a page keeps room,
-- so the rewrites stay on the page (HOT) and touch no index. Input and output are read from the history.
create table sfn_execution (
    machine       int         not null,
    id            bigint      generated always as identity,
    name          text        not null,
    revision      int         not null,
    version       int,
    status        text        not null,
    started_at    timestamptz not null,
    stopped_at    timestamptz,
    parent_machine int,
    parent        bigint,
    parent_task   bigint,
    redrives      int         not null default 0,
    redriven_at   timestamptz,
    state         bytea       not null,
    primary key (machine, id),
    unique (machine, name)
) with (fillfactor = 60);
-- The state is packed before it comes here.
alter table sfn_execution alter column state set storage external;

-- One row an advance, with all events that it wrote.
create table sfn_history (
    execution     bigint      not null,
    first_id      int         not null,
    events        bytea       not null,
    primary key (execution, first_id)
);
alter table sfn_history alter column events set storage external;

create table sfn_token (
    hash          bytea       primary key,
    machine       int         not null,
    execution     bigint      not null,
    task          bigint      not null
);

create table sfn_timer (
    due_at        timestamptz not null,
    execution     bigint      not null,
    timer         bigint      not null,
    machine       int         not null,
    primary key (due_at, execution, timer)
);

-- Calls to make outside any transaction. Whoever holds the lease makes the call; an expired lease is anybody's.
create table sfn_call (
    execution     bigint      not null,
    task          bigint      not null,
    machine       int         not null,
    resource      text        not null,
    arguments     bytea       not null,
    token         boolean     not null,
    leased_until  timestamptz not null,
    primary key (execution, task)
) with (fillfactor = 80);
alter table sfn_call alter column arguments set storage external;
