-- COVERED: from one person to another, because of an absence; person_id is the person whose place it is, and to_id the same person once they are back.
alter table approval_act drop constraint approval_act_kind_check;
alter table approval_act add constraint approval_act_kind_check check (kind in ('PASSED', 'NUDGED', 'COVERED'));
alter table approval_act drop constraint approval_act_check;
alter table approval_act add constraint approval_act_check check ((kind <> 'NUDGED') = (from_id is not null and to_id is not null));
-- The last day of the absence.
alter table approval_act add column until date check (until is null or kind = 'COVERED');

-- Who has taken a place before.
alter table approval_act no force row level security;
alter table assignment no force row level security;
insert into approval_act (tenant_id, act_id, approval_id, kind, person_id, from_id, to_id, acted_at)
  select tenant_id, uuidv7(), approval_id, 'COVERED', stands_for, stands_for, person_id, passed_at
  from assignment where stands_for is not null and status <> 'PASSED';
alter table approval_act force row level security;
alter table assignment force row level security;
