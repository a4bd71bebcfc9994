-- The earlier decision of the same person that counts here, too. Set by the application, as the template says; such a decision cannot be undone.
alter table decision add column repeats uuid;
alter table decision add foreign key (tenant_id, repeats) references decision;

-- reason is one object or a list of them: a person can be asked for several panels. Each has its panel, 0 if it is missing.
comment on column assignment.reason is 'why this person: an object with kind, args and panel, or a list of them, one for each panel';
