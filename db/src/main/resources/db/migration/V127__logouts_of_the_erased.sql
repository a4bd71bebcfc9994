-- What the provider called a session of somebody is personal data, too.
create function forget_logouts_of_erased() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from provider_logout l where l.tenant_id = new.tenant_id and l.person_id = new.person_id;
  return null;
end
$$;
revoke execute on function forget_logouts_of_erased from public;

create trigger forget_logouts_of_erased after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_logouts_of_erased();
