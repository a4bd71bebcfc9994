-- The words of names, and e-mail addresses as a whole, so that a search for the beginning of one reads a range of an index. Collation "C",
-- because only there a prefix is a range. Kept by triggers, whichever way a person is written.
create table person_word (
  tenant_id uuid not null references tenant,
  word      text not null collate "C",
  person_id uuid not null,
  primary key (tenant_id, word, person_id),
  foreign key (tenant_id, person_id) references person
);
create index person_word_by_person on person_word (tenant_id, person_id);
call belongs_to_tenant('person_word', 'select, insert, delete');

create function words_of(name_key text, email text) returns setof text
language sql immutable
begin atomic
  select word from regexp_split_to_table(name_key, '[^[:alnum:]]+') word where word <> ''
  union
  select email;
end;

create function keep_words_of_person() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  delete from person_word w where w.tenant_id = new.tenant_id and w.person_id = new.person_id;
  insert into person_word (tenant_id, word, person_id)
    select new.tenant_id, word, new.person_id from words_of(new.name_key, new.email) word;
  return null;
end
$$;
create trigger words_are_kept after insert or update of name_key, email on person
  for each row execute function keep_words_of_person();

alter table person no force row level security;
alter table person_word no force row level security;
insert into person_word (tenant_id, word, person_id)
  select p.tenant_id, word, p.person_id from person p, words_of(p.name_key, p.email) word;
alter table person force row level security;
alter table person_word force row level security;

-- A group is asked as a whole: each member gets an assignment and a letter. Counted under a lock of the group, so that the limit holds.
create function refuse_large_groups() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  perform from person_group g where g.tenant_id = new.tenant_id and g.group_id = new.group_id for no key update;
  if (select count(*) from group_member m where m.tenant_id = new.tenant_id and m.group_id = new.group_id) > 500 then
    raise exception 'A group has at most 500 members' using errcode = 'check_violation', constraint = 'group_member_limit';
  end if;
  return null;
end
$$;
create trigger groups_are_limited after insert on group_member
  for each row execute function refuse_large_groups();
revoke execute on function words_of, keep_words_of_person, refuse_large_groups from public;
grant execute on function words_of, keep_words_of_person, refuse_large_groups to "${app_role}";
