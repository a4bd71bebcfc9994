-- What a person has typed into forms and not sent. One row for each form that is open in a tab, told apart by the id of its submission.
create table request_draft (
  tenant_id     uuid        not null references tenant,
  person_id     uuid        not null,
  submission_id uuid        not null,
  form          text        not null check (char_length(form) between 1 and 200),
  content       text        not null check (char_length(content) <= 300000),
  kept_at       timestamptz not null,
  primary key (tenant_id, person_id, submission_id),
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('request_draft', 'select, insert, update, delete');

-- Whoever left sends nothing any more. Nobody is erased who has not left.
create function forget_drafts_of_leaver() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  delete from request_draft d where d.tenant_id = new.tenant_id and d.person_id = new.person_id;
  return null;
end
$$;
revoke execute on function forget_drafts_of_leaver from public;

create trigger forget_drafts_of_leaver after update of active on person
  for each row when (old.active and not new.active) execute function forget_drafts_of_leaver();
