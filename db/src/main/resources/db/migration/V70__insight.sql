-- Figures about requests: how many, how long each step took, who waited for whom. They are counted from facts, so that reading them costs the same
-- however many requests there are (docs/adr/0023).

-- Requests whose facts have to be read again. Written by triggers, in the transaction of what changed, and deleted by the transaction that has counted it.
create table insight_change (
  tenant_id  uuid   not null references tenant,
  change_id  bigint generated always as identity,
  request_id uuid   not null,
  primary key (tenant_id, change_id)
);
call belongs_to_tenant('insight_change', 'select, insert, delete');

-- What is counted of each request. A fact that changes is taken out of the figures as it was, and counted as it is.
--   SUBMITTED and CLOSED: the request itself.  STEP: an approval that has an outcome.  WAIT: a person who decided, or did not until the step expired.
--   mark: 1 nobody was asked, 2 sent back, 4 late.  bucket: of the working time it took.  month: in the zone of the organisation.
create table insight_fact (
  tenant_id    uuid     not null references tenant,
  request_id   uuid     not null,
  kind         text     not null check (kind in ('SUBMITTED', 'CLOSED', 'STEP', 'WAIT')),
  subject_id   uuid     not null,
  month        date     not null check (extract(day from month) = 1),
  template_key text     not null,
  step         text     not null,
  outcome      text     not null,
  mark         smallint not null,
  bucket       smallint not null,
  group_keys   text[]   not null,
  requester_id uuid     not null,
  department   text     not null,
  person_id    uuid,
  seconds      bigint   not null check (seconds >= 0),
  primary key (tenant_id, request_id, kind, subject_id)
);
-- The figures of a team are added up from the facts of its people.
create index insight_fact_of_requester on insight_fact (tenant_id, requester_id, kind, month);
create index insight_fact_of_person on insight_fact (tenant_id, person_id, month) where person_id is not null;
call belongs_to_tenant('insight_fact', 'select, insert, delete');

-- The facts of the organisation, added up. group_key is empty for all of them; a fact about a group is counted there and in the row of that group.
-- person_id and department are set for WAIT only, and bucket for the others.
create table insight_figure (
  tenant_id    uuid     not null references tenant,
  kind         text     not null,
  group_key    text     not null,
  month        date     not null,
  template_key text     not null,
  step         text     not null,
  outcome      text     not null,
  mark         smallint not null,
  bucket       smallint not null,
  department   text     not null,
  person_id    uuid     not null,
  counted      bigint   not null,
  seconds      bigint   not null,
  primary key (tenant_id, kind, group_key, month, template_key, step, outcome, mark, bucket, department, person_id)
);
call belongs_to_tenant('insight_figure', 'select, insert, update');

-- Organisations whose earlier requests are still being counted, behind the request that was counted last.
create table insight_backlog (
  tenant_id uuid not null references tenant primary key,
  behind    uuid not null
);
insert into insight_backlog (tenant_id, behind)
select t.tenant_id, '00000000-0000-0000-0000-000000000000' from tenant t
where exists (select from request r where r.tenant_id = t.tenant_id);
call belongs_to_tenant('insight_backlog', 'select, update, delete');

-- With the owner's rights, so that nothing that changes a request is missed, whoever does it.
create policy written_by_triggers on insight_change for all to current_user using (true) with check (true);
create policy deleted_with_requests on insight_fact for all to current_user using (true) with check (true);
create policy looked_at_by_jobs on insight_backlog for select to current_user using (true);

create function note_change_for_insight() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into insight_change (tenant_id, request_id) values (new.tenant_id, new.request_id);
  return null;
end
$$;
create trigger submitted_for_insight after insert on request for each row execute function note_change_for_insight();
create trigger changed_for_insight after update of status, closed_at on request for each row
  when ((new.status, new.closed_at) is distinct from (old.status, old.closed_at)
    and (new.closed_at is not null or old.closed_at is not null))
  execute function note_change_for_insight();
create trigger asked_for_insight after insert on approval for each row execute function note_change_for_insight();
create trigger decided_for_insight after update of status, outcome, closed_at on approval for each row
  when ((new.status, new.outcome, new.closed_at) is distinct from (old.status, old.outcome, old.closed_at))
  execute function note_change_for_insight();

-- What is removed after its time stays in the figures; only what says whose it was goes.
create function forget_for_insight() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from insight_fact f where f.tenant_id = old.tenant_id and f.request_id = old.request_id;
  return null;
end
$$;
create trigger removed_for_insight after delete on request for each row execute function forget_for_insight();

-- In pages, by tenant. Reads one index entry for each tenant, however many changes it has.
create function insight_to_count(behind uuid, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  with recursive waiting (tenant_id) as (
    (select c.tenant_id from insight_change c where c.tenant_id > behind order by c.tenant_id limit 1)
    union all
    select (select c.tenant_id from insight_change c where c.tenant_id > w.tenant_id order by c.tenant_id limit 1)
    from waiting w where w.tenant_id is not null)
  select w.tenant_id from waiting w where w.tenant_id is not null limit most;
end;

create function insight_backlogs(behind uuid, most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select b.tenant_id from insight_backlog b where b.tenant_id > behind order by b.tenant_id limit most;
end;

revoke execute on function note_change_for_insight, forget_for_insight, insight_to_count, insight_backlogs from public;
grant execute on function insight_to_count, insight_backlogs to "${app_role}";
