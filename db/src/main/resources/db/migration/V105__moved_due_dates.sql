-- That somebody has moved the due date of an approval, from when to when. Why is in the note.
alter table approval_act
  add column due_before timestamptz,
  add column due_after timestamptz,
  drop constraint approval_act_kind_check,
  add constraint approval_act_kind_check
    check (kind in ('PASSED', 'NUDGED', 'EXTENDED', 'COVERED', 'LEFT', 'LEFT_SOME', 'REJOINED')),
  add constraint approval_act_extended
    check (num_nonnulls(due_before, due_after) = case kind when 'EXTENDED' then 2 else 0 end);
