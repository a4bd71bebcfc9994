-- A retired template is not offered for new requests; those that run go on.
alter table template
  add column retired_at timestamptz,
  add column retired_by uuid,
  add foreign key (tenant_id, retired_by) references person,
  add check ((retired_at is null) = (retired_by is null));

-- Why it was published, and the YAML as its author wrote it, with comments.
alter table template_version
  add column note text check (char_length(note) between 1 and 500),
  add column source text check (char_length(source) <= 1000000);

-- A template that is being edited. Its content is the edit at its position: undo goes back to the one before, redo to the next.
create table template_draft (
  tenant_id   uuid        not null references tenant,
  draft_id    uuid        not null,
  template_id uuid,
  based_on    integer,
  name        text        not null check (char_length(name) <= 200),
  edition     integer     not null check (edition >= 1),
  position    integer     not null check (position >= 1),
  begun_by    uuid        not null,
  begun_at    timestamptz not null,
  changed_by  uuid        not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, draft_id),
  unique (tenant_id, template_id),
  foreign key (tenant_id, template_id) references template,
  foreign key (tenant_id, begun_by) references person,
  foreign key (tenant_id, changed_by) references person,
  check ((template_id is null) = (based_on is null))
);
call belongs_to_tenant('template_draft', 'select, insert, update, delete');

create table template_draft_edit (
  tenant_id uuid        not null references tenant,
  draft_id  uuid        not null,
  position  integer     not null check (position >= 1),
  yaml      text        not null check (char_length(yaml) <= 1000000),
  edited_by uuid        not null,
  edited_at timestamptz not null,
  primary key (tenant_id, draft_id, position),
  foreign key (tenant_id, draft_id) references template_draft on delete cascade,
  foreign key (tenant_id, edited_by) references person
);
call belongs_to_tenant('template_draft_edit', 'select, insert, delete');

-- Counts what runs on each version without reading the requests.
create index request_open_of_version on request (tenant_id, template_version_id)
  where status in ('SUBMITTED', 'IN_PROGRESS');
