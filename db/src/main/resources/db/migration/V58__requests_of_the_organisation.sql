-- Lists of all requests of an organisation, newest first. Each filter reads a range of one of these, or of request_open, however many requests there are.
create index request_closed on request (tenant_id, status, request_id) where closed_at is not null;
create index request_not_started_of_tenant on request (tenant_id, request_id) where status = 'SUBMITTED';
create index request_of_version on request (tenant_id, template_version_id, request_id);
create index approval_due_of_tenant on approval (tenant_id, due_at, approval_id) where status = 'OPEN';
create index person_inactive on person (tenant_id, person_id) where not active;

-- The words of titles, as V23 has those of names: a word is a range of the index, with the newest request at its end.
create table request_word (
  tenant_id  uuid not null references tenant,
  word       text not null collate "C",
  request_id uuid not null,
  primary key (tenant_id, word, request_id),
  foreign key (tenant_id, request_id) references request
);
create index request_word_by_request on request_word (tenant_id, request_id);
call belongs_to_tenant('request_word', 'select, insert, delete');

create function words_of_title(title text, titles jsonb) returns setof text
language sql immutable
begin atomic
  select distinct left(word, 60) from (
      select title union all select value from jsonb_each_text(coalesce(titles, '{}'))) as shown (text),
    regexp_split_to_table(
      lower(regexp_replace(normalize(shown.text, nfd), '[\u0300-\u036f]', '', 'g') collate pg_c_utf8), '[^[:alnum:]]+') word
  where word <> '';
end;

create function keep_words_of_request() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from request_word w where w.tenant_id = new.tenant_id and w.request_id = new.request_id;
  end if;
  insert into request_word (tenant_id, word, request_id)
    select new.tenant_id, word, new.request_id from words_of_title(new.title, new.titles) word;
  return null;
end
$$;
create trigger words_are_kept after insert on request for each row execute function keep_words_of_request();
create trigger words_are_changed after update of title, titles on request for each row
  when ((new.title, new.titles) is distinct from (old.title, old.titles)) execute function keep_words_of_request();

alter table request no force row level security;
alter table request_word no force row level security;
insert into request_word (tenant_id, word, request_id)
  select r.tenant_id, word, r.request_id from request r, words_of_title(r.title, r.titles) word;
alter table request force row level security;
alter table request_word force row level security;

-- The filters of a list that a person has named.
create table saved_view (
  tenant_id uuid not null references tenant,
  person_id uuid not null,
  name      text not null check (char_length(name) between 1 and 60),
  filter    text not null check (char_length(filter) <= 2000),
  primary key (tenant_id, person_id, name),
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('saved_view', 'select, insert, update, delete');

revoke execute on function words_of_title, keep_words_of_request from public;
grant execute on function words_of_title, keep_words_of_request to "${app_role}";
