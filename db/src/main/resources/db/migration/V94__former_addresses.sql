-- The e-mail addresses that people had before. A template names people by their address, so a request on an earlier version of it still means whoever had
-- the address when that version was published.
create table former_address (
  tenant_id uuid        not null references tenant,
  address   text        not null check (char_length(address) between 1 and 320),
  until     timestamptz not null,
  person_id uuid        not null,
  primary key (tenant_id, address, until),
  foreign key (tenant_id, person_id) references person
);
create index former_address_of_person on former_address (tenant_id, person_id);
call belongs_to_tenant('former_address', 'select, insert, delete');
