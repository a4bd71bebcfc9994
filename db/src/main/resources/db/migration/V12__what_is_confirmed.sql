-- What the execution was told about the requester. Conditions of the template are read with it again when the request ends, and by then
-- the person may have moved to another department. Null for requests from before this column: they are read as the person is now.
alter table request add column requester_facts jsonb;

-- Since when an end is claimed for the request that its execution or the decisions do not bear out. The request stays open.
alter table request add column unconfirmed_at timestamptz;

-- Further tokens that messages named for the same visit of the same step. Which one the execution waits for shows when one is answered.
create table approval_token (
  tenant_id   uuid        not null references tenant,
  approval_id uuid        not null,
  ordinal     integer     not null check (ordinal between 1 and 8),
  task_token  bytea       not null,
  arrived_at  timestamptz not null,
  primary key (tenant_id, approval_id, ordinal),
  foreign key (tenant_id, approval_id) references approval
);
call belongs_to_tenant('approval_token', 'select, insert, delete');
