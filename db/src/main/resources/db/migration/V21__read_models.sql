-- What lists show of a form stands beside the row, so that no list reads a form or evaluates a title.
--   titles: the title by language, null where it is the same in all of them.  amount: the first amount of money that was filled in.
alter table request
  add column titles jsonb,
  add column amount numeric,
  add column currency text,
  add constraint request_amount_has_currency check ((amount is null) = (currency is null));

-- The template of the request an assignment is about: it never changes, and the inbox is filtered and counted by it.
alter table assignment add column template_id uuid;
alter table assignment add foreign key (tenant_id, template_id) references template;

-- Rows from before. Row-level security holds the owner too, except here. Older requests keep the title they have, in one language.
alter table request no force row level security;
alter table request_revision no force row level security;
alter table template_version no force row level security;
alter table approval no force row level security;
alter table assignment no force row level security;

update request r
  set amount = (v.form -> field.key ->> 'amount')::numeric, currency = v.form -> field.key ->> 'currency'
from request_revision v, template_version t, lateral (
  select one.value ->> 'key' as key from jsonb_array_elements(t.definition -> 'form') with ordinality as one(value, place)
  where one.value ->> 'type' = 'money' and jsonb_typeof(v.form -> (one.value ->> 'key')) = 'object'
  order by one.place limit 1) field
where v.tenant_id = r.tenant_id and v.request_id = r.request_id and v.revision = r.revision
  and t.tenant_id = r.tenant_id and t.template_version_id = r.template_version_id;

update assignment s
  set template_id = t.template_id
from approval a
  join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
  join template_version t on t.tenant_id = r.tenant_id and t.template_version_id = r.template_version_id
where a.tenant_id = s.tenant_id and a.approval_id = s.approval_id;

alter table request force row level security;
alter table request_revision force row level security;
alter table template_version force row level security;
alter table approval force row level security;
alter table assignment force row level security;

alter table assignment alter column template_id set not null;
create index assignment_inbox_of_template on assignment (tenant_id, person_id, template_id, due_at, assignment_id)
  where status = 'OPEN';

-- Lists of one's requests by the groups that the page offers. Each reads one range of an index, whatever else the person has asked for:
-- closed requests never slow the open ones.
create index request_of_requester_by_group on request (tenant_id, requester_id,
  (case when status in ('SUBMITTED', 'IN_PROGRESS') then 'OPEN' when status in ('APPROVED', 'DENIED') then status else 'OTHER' end),
  request_id desc);
create index request_open on request (tenant_id, request_id) where status in ('SUBMITTED', 'IN_PROGRESS');
drop index if exists request_by_status;
