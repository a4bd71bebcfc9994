-- A human task: one visit of one approval step for one revision of a request.
--   OPEN: waiting for decisions.  SETTLED: the rule is met, the answer to the execution is due when the undo window closes.
--   ANSWERED: the execution has the outcome.  VOID: nobody's answer is wanted any more (withdrawn, denied beside it, revised).
create table approval (
  tenant_id    uuid        not null references tenant,
  approval_id  uuid        not null,
  request_id   uuid        not null,
  revision     integer     not null check (revision >= 1),
  step         text        not null,
  visit        integer     not null check (visit >= 1),
  status       text        not null check (status in ('OPEN', 'SETTLED', 'ANSWERED', 'VOID')),
  outcome      text        check (outcome in ('APPROVED', 'DENIED', 'EXPIRED', 'WITHDRAWN', 'CHANGES_REQUESTED')),
  task_token   bytea,
  opened_at    timestamptz not null,
  due_at       timestamptz,
  closed_at    timestamptz,
  primary key (tenant_id, approval_id),
  unique (tenant_id, request_id, step, visit, revision),
  foreign key (tenant_id, request_id) references request,
  check ((closed_at is null) = (status = 'OPEN')),
  check (status not in ('SETTLED', 'ANSWERED') or outcome is not null),
  check (status <> 'OPEN' or outcome is null)
);
create index approval_open_by_due on approval (tenant_id, due_at) where status = 'OPEN';
call belongs_to_tenant('approval', 'select, insert, update');

-- reason says why this person: a kind (MANAGER_OF, GROUP, FIELD, FIXED, EXPRESSION) and its words, for a sentence in the reader's language.
create table assignment (
  tenant_id     uuid        not null references tenant,
  assignment_id uuid        not null,
  approval_id   uuid        not null,
  person_id     uuid        not null,
  reason        jsonb       not null,
  status        text        not null check (status in ('OPEN', 'DECIDED', 'VOID')),
  due_at        timestamptz,
  assigned_at   timestamptz not null,
  primary key (tenant_id, assignment_id),
  unique (tenant_id, approval_id, person_id),
  foreign key (tenant_id, approval_id) references approval,
  foreign key (tenant_id, person_id) references person
);
create index assignment_inbox on assignment (tenant_id, person_id, due_at, assignment_id) where status = 'OPEN';
create index assignment_by_person on assignment (tenant_id, person_id, assignment_id);
call belongs_to_tenant('assignment', 'select, insert, update');

-- A decision is taken back by undone_at, never by deleting it; one that stands per assignment.
create table decision (
  tenant_id     uuid        not null references tenant,
  decision_id   uuid        not null,
  approval_id   uuid        not null,
  assignment_id uuid        not null,
  person_id     uuid        not null,
  verdict       text        not null check (verdict in ('APPROVE', 'DENY')),
  comment       text        check (char_length(comment) <= 4000),
  revision      integer     not null check (revision >= 1),
  idempotency   uuid        not null,
  decided_at    timestamptz not null,
  undo_until    timestamptz not null,
  undone_at     timestamptz,
  primary key (tenant_id, decision_id),
  unique (tenant_id, person_id, idempotency),
  foreign key (tenant_id, approval_id) references approval,
  foreign key (tenant_id, assignment_id) references assignment,
  foreign key (tenant_id, person_id) references person,
  check (undone_at <= undo_until)
);
create unique index decision_standing on decision (tenant_id, assignment_id) where undone_at is null;
create index decision_by_approval on decision (tenant_id, approval_id, decision_id);
call belongs_to_tenant('decision', 'select, insert');
grant update (undone_at) on decision to "${app_role}";
