-- What an automated step had done was undone, because the request did not come through; failure: why it could not be.
--   moves, retries: which execution of the request says so, and how often it had been retried then. Each says it once.
create table request_step_undone (
  tenant_id    uuid        not null references tenant,
  request_id   uuid        not null,
  moves        integer     not null check (moves >= 0),
  revision     integer     not null check (revision >= 1),
  step         text        not null,
  retries      integer     not null check (retries >= 0),
  failure      text        check (char_length(failure) <= 4000),
  recorded_at  timestamptz not null,
  primary key (tenant_id, request_id, moves, revision, step, retries),
  foreign key (tenant_id, request_id) references request
);
call belongs_to_tenant('request_step_undone', 'select, insert');

-- The step that a failed request failed at.
alter table request add column failed_step text check (char_length(failed_step) <= 100);

create or replace function remove_requests(requests uuid[], closed_before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  gone uuid[];
  approvals uuid[];
begin
  select array_agg(r.request_id) into gone from request r
    where r.tenant_id = tenant and r.request_id = any (requests) and r.closed_at < closed_before;
  select array_agg(a.approval_id) into approvals from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from notification n where n.tenant_id = tenant and (n.request_id = any (gone) or n.approval_id = any (approvals));
  delete from comment_mention m using comment c
    where m.tenant_id = tenant and c.tenant_id = tenant and c.comment_id = m.comment_id and c.request_id = any (gone);
  delete from comment c where c.tenant_id = tenant and c.request_id = any (gone);
  delete from decision_link l where l.tenant_id = tenant and l.approval_id = any (approvals);
  delete from approval_act a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval_token t where t.tenant_id = tenant and t.approval_id = any (approvals);
  delete from decision d where d.tenant_id = tenant and d.approval_id = any (approvals);
  delete from assignment a where a.tenant_id = tenant and a.approval_id = any (approvals);
  delete from approval a where a.tenant_id = tenant and a.request_id = any (gone);
  delete from request_step_result s where s.tenant_id = tenant and s.request_id = any (gone);
  delete from request_edit e where e.tenant_id = tenant and e.request_id = any (gone);
  delete from request_word w where w.tenant_id = tenant and w.request_id = any (gone);
  delete from request_revision v where v.tenant_id = tenant and v.request_id = any (gone);
  delete from request_retry y where y.tenant_id = tenant and y.request_id = any (gone);
  delete from request_step_undone u where u.tenant_id = tenant and u.request_id = any (gone);
  delete from request_move m where m.tenant_id = tenant and m.request_id = any (gone);
  delete from move_item i where i.tenant_id = tenant and i.request_id = any (gone);
  delete from failing_call f where f.tenant_id = tenant and f.request_id = any (gone);
  delete from request r where r.tenant_id = tenant and r.request_id = any (gone);
  return coalesce(cardinality(gone), 0);
end
$$;

create or replace function copy_of_request(wanted uuid) returns text
language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'request', to_jsonb(r),
    'revisions', (select coalesce(jsonb_agg(to_jsonb(v) order by v.revision), '[]') from request_revision v
      where v.tenant_id = r.tenant_id and v.request_id = r.request_id),
    'results', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from request_step_result s
      where s.tenant_id = r.tenant_id and s.request_id = r.request_id),
    'approvals', (select coalesce(jsonb_agg(to_jsonb(a) order by a.approval_id), '[]') from approval a
      where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'assignments', (select coalesce(jsonb_agg(to_jsonb(b) order by b.assignment_id), '[]') from assignment b
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'decisions', (select coalesce(jsonb_agg(to_jsonb(d) order by d.decided_at), '[]') from decision d
      join approval a using (tenant_id, approval_id) where a.tenant_id = r.tenant_id and a.request_id = r.request_id),
    'comments', (select coalesce(jsonb_agg(to_jsonb(c) order by c.comment_id), '[]') from comment c
      where c.tenant_id = r.tenant_id and c.request_id = r.request_id),
    'retries', (select coalesce(jsonb_agg(to_jsonb(y) order by y.number), '[]') from request_retry y
      where y.tenant_id = r.tenant_id and y.request_id = r.request_id),
    'moves', (select coalesce(jsonb_agg(to_jsonb(m) order by m.number), '[]') from request_move m
      where m.tenant_id = r.tenant_id and m.request_id = r.request_id),
    'undone', (select coalesce(jsonb_agg(to_jsonb(u) order by u.recorded_at), '[]') from request_step_undone u
      where u.tenant_id = r.tenant_id and u.request_id = r.request_id),
    'files', (select coalesce(jsonb_agg(to_jsonb(f) order by f.attachment_id), '[]') from attachment f
      where f.tenant_id = r.tenant_id and f.request_id = r.request_id))::text
  from request r where r.tenant_id = current_setting('app.tenant_id')::uuid and r.request_id = wanted
$$;
