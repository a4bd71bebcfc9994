-- What an address at erased.invalid says, the screens go by: only who was erased has one. It could be typed until now, and kept the person from being erased whose mark it was.
alter table person no force row level security;
alter table person_word no force row level security;
update person set email = person_id || '@renamed.invalid' where erased_at is null and email like '%@erased.invalid';
alter table person_word force row level security;
alter table person force row level security;
alter table person add constraint only_the_erased_have_their_address check (erased_at is not null or email not like '%@erased.invalid');

-- As before, but whoever took over stays known: what they hold now came from this person.
create or replace function erase_person(erased uuid, pseudonym text, address text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  former text;
begin
  select p.name into former from person p where p.tenant_id = tenant and p.person_id = erased;
  update person p set name = pseudonym, name_key = lower(pseudonym), email = address, department = null, manager_id = null,
    issuer = null, subject = null, left_note = null, roles = '{}', administrator = false, erased_at = at
  where p.tenant_id = tenant and p.person_id = erased and not p.active and p.erased_at is null;
  if not found then
    return false;
  end if;
  -- An execution that is started again gets this; the department stays, since numbers are told by it.
  update request r set requester_facts = r.requester_facts || jsonb_build_object('name', pseudonym, 'email', address)
    where r.tenant_id = tenant and r.requester_id = erased and r.requester_facts is not null;
  -- Reasons that still hold the name, since it could not be known whose it was.
  update assignment a set reason = replace(a.reason::text, format('"args": [%s]', to_json(former)), format('"args": ["%s"]', erased))::jsonb
    where a.tenant_id = tenant and position(format('"args": [%s]', to_json(former)) in a.reason::text) > 0
      and a.reason::text ~ 'MANAGER_OF|MANAGER_ABOVE|DELEGATED|REASSIGNED|why\.manager';
  delete from notification n where n.tenant_id = tenant and n.recipient_id = erased;
  delete from notification_preference n where n.tenant_id = tenant and n.person_id = erased;
  delete from person_week w where w.tenant_id = tenant and w.person_id = erased;
  delete from saved_view v where v.tenant_id = tenant and v.person_id = erased;
  delete from group_member m where m.tenant_id = tenant and m.person_id = erased;
  delete from decision_link l where l.tenant_id = tenant and l.person_id = erased;
  delete from absence a where a.tenant_id = tenant and a.person_id = erased;
  -- The triggers have noted the change just now, with the address before.
  update rights_change c set details = '{}', audited_at = coalesce(c.audited_at, at) where c.tenant_id = tenant and c.person_id = erased;
  return true;
end
$$;
