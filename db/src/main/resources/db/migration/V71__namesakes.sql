-- Whether somebody else of the tenant has the same name, kept where a name changes instead of searched for at each read of a person. Changes of names of a
-- tenant wait for each other, since two that do not see each other would both find nobody. One lock for all of them: an import changes thousands.
alter table person add column namesake boolean not null default false;

create function keep_namesakes() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  rest integer;
begin
  if tg_op = 'UPDATE' and new.name_key = old.name_key then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('names of ' || new.tenant_id, 0));
  update person p set namesake = true
    where p.tenant_id = new.tenant_id and p.name_key = new.name_key and p.person_id <> new.person_id and not p.namesake;
  new.namesake := (select true from person p
    where p.tenant_id = new.tenant_id and p.name_key = new.name_key and p.person_id <> new.person_id limit 1) is not null;
  if tg_op = 'UPDATE' then
    select count(*) into rest from (select from person p
      where p.tenant_id = new.tenant_id and p.name_key = old.name_key and p.person_id <> new.person_id limit 2) others;
    if rest = 1 then
      update person p set namesake = false
        where p.tenant_id = new.tenant_id and p.name_key = old.name_key and p.person_id <> new.person_id;
    end if;
  end if;
  return new;
end
$$;
revoke execute on function keep_namesakes from public;
grant execute on function keep_namesakes to "${app_role}";
create trigger namesakes_are_kept before insert or update of name_key on person
  for each row execute function keep_namesakes();

alter table person no force row level security;
update person p set namesake = true
  where exists (select from person o where o.tenant_id = p.tenant_id and o.name_key = p.name_key and o.person_id <> p.person_id);
alter table person force row level security;
