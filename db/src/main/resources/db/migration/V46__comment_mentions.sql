-- Who is named in a comment. written is what stands in the text, with its sign: "@Ana Torres"; the name of the person may change later.
create table comment_mention (
  tenant_id  uuid not null references tenant,
  comment_id uuid not null,
  person_id  uuid not null,
  written    text not null check (char_length(written) between 2 and 250),
  primary key (tenant_id, comment_id, person_id),
  foreign key (tenant_id, comment_id) references comment,
  foreign key (tenant_id, person_id) references person
);
call belongs_to_tenant('comment_mention', 'select, insert');
