-- Whether a second person must agree before a template is published.
alter table tenant add column agrees_to_publications boolean not null default false;
grant update (agrees_to_publications) on tenant to "${app_role}";

-- What somebody would publish, exactly as it is published if somebody else agrees. draft_id and request_id are gone once these are removed.
--   reason: why it was not published although somebody has agreed.
create table publication_proposal (
  tenant_id    uuid        not null references tenant,
  proposal_id  uuid        not null,
  template_key text        not null check (char_length(template_key) between 1 and 63),
  draft_id     uuid,
  edition      integer     not null check (edition >= 0),
  source       text        not null check (char_length(source) <= 1000000),
  note         text        not null check (char_length(note) <= 500),
  proposed_by  uuid        not null,
  proposed_at  timestamptz not null,
  request_id   uuid        not null,
  status       text        not null default 'ASKED' check (status in ('ASKED', 'AGREED', 'PUBLISHED', 'DENIED', 'ENDED', 'FAILED')),
  reason       text        not null default '' check (char_length(reason) <= 100),
  changed_at   timestamptz,
  primary key (tenant_id, proposal_id),
  unique (tenant_id, request_id),
  foreign key (tenant_id, proposed_by) references person
);
create index publication_proposal_by_template on publication_proposal (tenant_id, template_key, proposal_id desc);
-- One at a time.
create unique index publication_proposal_open on publication_proposal (tenant_id, template_key) where status in ('ASKED', 'AGREED');
call belongs_to_tenant('publication_proposal', 'select, insert');
grant update (status, reason, changed_at) on publication_proposal to "${app_role}";
