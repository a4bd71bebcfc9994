-- Who is named in the comment of a decision, and in what somebody wrote to whom they passed an approval. As comment_mention.
create table decision_mention (
  tenant_id   uuid not null references tenant,
  decision_id uuid not null,
  person_id   uuid not null,
  written     text not null check (char_length(written) between 2 and 250),
  primary key (tenant_id, decision_id, person_id),
  foreign key (tenant_id, decision_id) references decision,
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('decision_mention', 'select, insert');

create table act_mention (
  tenant_id uuid not null references tenant,
  act_id    uuid not null,
  person_id uuid not null,
  written   text not null check (char_length(written) between 2 and 250),
  primary key (tenant_id, act_id, person_id),
  foreign key (tenant_id, act_id) references approval_act,
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('act_mention', 'select, insert');

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
  delete from act_mention m using approval_act a
    where m.tenant_id = tenant and a.tenant_id = tenant and a.act_id = m.act_id and a.approval_id = any (approvals);
  delete from decision_mention m using decision d
    where m.tenant_id = tenant and d.tenant_id = tenant and d.decision_id = m.decision_id and d.approval_id = any (approvals);
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
