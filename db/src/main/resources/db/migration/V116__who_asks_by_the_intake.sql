-- Of what a state machine asks: which execution of which state machine, and how its form calls it. For whom is known only once a program names the state machine.
alter table intake
  add column machine   text check (char_length(machine) <= 200),
  add column execution text check (char_length(execution) <= 500),
  add column title     text check (char_length(title) <= 200),
  alter column person_id drop not null;
create unique index intake_of_task on intake (tenant_id, key_hash) where machine is not null;
create index intake_of_machine on intake (tenant_id, machine) where state = 'FAILED' and machine is not null;
