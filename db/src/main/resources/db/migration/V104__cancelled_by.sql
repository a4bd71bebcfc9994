-- Who has ended a request in the place of its requester. Its status stays WITHDRAWN, so that a release that still runs beside this one can read it.
alter table request
  add column cancelled_by uuid,
  add constraint request_cancelled_by foreign key (tenant_id, cancelled_by) references person,
  add constraint request_cancelled check (cancelled_by is null or status = 'WITHDRAWN');

-- Those of before had the name of that person in front of the reason. The audit log says who it was, unless what it said was removed.
alter table request no force row level security;
alter table audit_entry no force row level security;
update request r set cancelled_by = e.actor_id, outcome_reason = coalesce(e.content::json ->> 'reason', r.outcome_reason)
  from audit_entry e
  where r.status = 'WITHDRAWN' and r.outcome_reason is not null
    and e.tenant_id = r.tenant_id and e.request_id = r.request_id and e.kind = 'request.cancelled' and e.actor_id is not null;
alter table request force row level security;
alter table audit_entry force row level security;
