-- Since when somebody is gone, why as whoever said it wrote, and who took over what they held.
alter table person
  add column left_at timestamptz,
  add column left_note text check (char_length(left_note) between 1 and 500),
  add column successor_id uuid,
  add foreign key (tenant_id, successor_id) references person,
  add constraint person_left_is_inactive check (left_at is null or not active);
