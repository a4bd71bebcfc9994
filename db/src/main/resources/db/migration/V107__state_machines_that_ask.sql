-- The state machine that asks people in the name of a program.
alter table program
  add column state_machine text check (char_length(state_machine) between 1 and 200),
  add constraint program_of_state_machine unique (tenant_id, state_machine);

-- The encrypted token of the task that waits for what becomes of the request; null once it is answered.
alter table intake
  add column task_token bytea;
