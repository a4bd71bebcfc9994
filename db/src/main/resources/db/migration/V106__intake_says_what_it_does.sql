-- Those who decide read which program asks, and what it will do, also of requests that are handed in. Rows of before have neither.
alter table intake
  add column made_by text check (char_length(made_by) <= 200),
  add column action  text check (char_length(action) <= 4000);
