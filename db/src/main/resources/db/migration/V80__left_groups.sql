-- LEFT: person_id has left all groups for which they are asked. LEFT_SOME: some of them. REJOINED: they are a member again.
alter table approval_act drop constraint approval_act_kind_check;
alter table approval_act add constraint approval_act_kind_check check (kind in ('PASSED', 'NUDGED', 'COVERED', 'LEFT', 'LEFT_SOME', 'REJOINED'));
alter table approval_act drop constraint approval_act_check;
alter table approval_act add constraint approval_act_check check ((kind in ('PASSED', 'COVERED')) = (from_id is not null and to_id is not null));
