-- A directory finds whom it changes by their external id, so no two have the same. Of those that have it, the oldest keeps it: that one was found before.
alter table scim_user no force row level security;
alter table scim_group no force row level security;
update scim_user u set external_id = null
  where not u.deleted and exists (select from scim_user o
    where o.tenant_id = u.tenant_id and o.external_id = u.external_id and not o.deleted and o.person_id < u.person_id);
delete from scim_group g
  where exists (select from scim_group o
    where o.tenant_id = g.tenant_id and o.external_id = g.external_id and o.group_id < g.group_id);
alter table scim_user force row level security;
alter table scim_group force row level security;

drop index scim_user_by_external_id;
create unique index scim_user_by_external_id on scim_user (tenant_id, external_id) where not deleted;
drop index scim_group_by_external_id;
create unique index scim_group_by_external_id on scim_group (tenant_id, external_id);
