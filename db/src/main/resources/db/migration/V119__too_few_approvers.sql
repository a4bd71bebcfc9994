-- Open approvals for which too few people are asked, whether or not the alarm about them was acknowledged. When somebody looked last who may decide by now.
alter table approval add column too_few_since timestamptz;
create index approval_with_too_few on approval (tenant_id, too_few_since) where too_few_since is not null and status = 'OPEN';

-- For the job that asks whoever may decide by now: in pages, by tenant.
create function tenants_with_too_few_approvers(behind uuid, most int)
returns setof uuid
language sql stable security definer set search_path = public, pg_temp
begin atomic
  select distinct a.tenant_id from approval a
  where a.too_few_since is not null and a.status = 'OPEN' and a.tenant_id > behind order by a.tenant_id limit most;
end;
revoke execute on function tenants_with_too_few_approvers from public;
grant execute on function tenants_with_too_few_approvers to "${app_role}";

-- Those about which there is an alarm by now.
alter table approval no force row level security;
alter table alarm no force row level security;
update approval p set too_few_since = now()
from alarm l
where l.kind = 'TOO_FEW_LEFT' and l.tenant_id = p.tenant_id and l.subject = p.request_id::text and p.status = 'OPEN' and p.step <> 'revise';
alter table approval force row level security;
alter table alarm force row level security;
