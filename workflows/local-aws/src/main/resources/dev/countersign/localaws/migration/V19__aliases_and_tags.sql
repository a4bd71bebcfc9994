-- An alias of a state machine routes each start to one of at most two versions. Weights are percentages.
create table sfn_alias (
    machine        int         not null references sfn_machine on delete cascade,
    name           text        not null,
    description    text,
    version        int         not null,
    weight         int         not null,
    other_version  int,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (machine, name)
);

-- The alias that a start named.
alter table sfn_execution add column alias text;

create table sfn_tag (
    machine        int         not null references sfn_machine on delete cascade,
    key            text        not null,
    value          text        not null,
    primary key (machine, key)
);
