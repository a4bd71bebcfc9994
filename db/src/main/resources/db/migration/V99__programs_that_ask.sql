-- The program that submitted a request on behalf of its requester, and what it will do if the request is approved.
alter table request
  add column program_name text check (char_length(program_name) <= 200),
  add column program_action text check (char_length(program_action) <= 4000);
