-- The whole story of a person: what they did, and what was done about them. Newest entries of one kind.
create table audit_person (
  tenant_id uuid   not null references tenant,
  person_id uuid   not null,
  sequence  bigint not null,
  primary key (tenant_id, person_id, sequence)
);
call belongs_to_tenant('audit_person', 'select');
create index audit_entry_by_kind on audit_entry (tenant_id, kind, sequence);

-- Who is concerned, by the names of details under which the application records people.
create function people_of_audit(actor uuid, content text) returns setof uuid
language sql immutable set search_path = public, pg_temp
begin atomic
  select actor where actor is not null
  union
  select value::uuid from json_each_text(content::json)
  where key in ('person', 'for', 'from', 'to', 'manager', 'successor', 'stand-in')
    and value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
end;

create function keep_people_of_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_person (tenant_id, person_id, sequence)
  select new.tenant_id, person, new.sequence from people_of_audit(new.actor_id, new.content) person;
  return null;
end
$$;
create trigger people_are_kept after insert on audit_entry for each row execute function keep_people_of_audit();

alter table audit_entry no force row level security;
alter table audit_person no force row level security;
insert into audit_person (tenant_id, person_id, sequence)
  select e.tenant_id, person, e.sequence from audit_entry e, people_of_audit(e.actor_id, e.content) person;
alter table audit_entry force row level security;
alter table audit_person force row level security;

-- The number of the first entry that is not before a time, by bisection: entries are numbered in the order of their times, except for the
-- differences of clocks, so whoever asks adds some on both sides. An index by time would cost each append more than this costs a reader.
create function audit_sequence_at(wanted timestamptz) returns bigint
language plpgsql stable set search_path = public, pg_temp as $$
declare
  low bigint := 1;
  high bigint;
  middle bigint;
  found timestamptz;
begin
  select h.sequence + 1 into high from audit_head h where h.tenant_id = current_setting('app.tenant_id')::uuid;
  high := coalesce(high, 1);
  while low < high loop
    middle := (low + high) / 2;
    select e.at into found from audit_entry e
      where e.tenant_id = current_setting('app.tenant_id')::uuid and e.sequence >= middle order by e.sequence limit 1;
    if found < wanted then low := middle + 1; else high := middle; end if;
  end loop;
  return low;
end
$$;

-- The last check of a chain. Signed like entries, so whoever writes into the database cannot make a result up.
create table audit_check (
  tenant_id  uuid        not null references tenant primary key,
  checked_at timestamptz not null,
  result     text        not null check (char_length(result) <= 200),
  signature  text        not null check (char_length(signature) <= 256)
);
call belongs_to_tenant('audit_check', 'select, insert, update');

revoke execute on function people_of_audit, keep_people_of_audit, audit_sequence_at from public;
grant execute on function audit_sequence_at to "${app_role}";
