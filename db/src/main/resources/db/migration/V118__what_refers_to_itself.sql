-- A row that is deleted is looked for in what may refer to it. In the same table that is every row of the organisation, unless an index finds it: an organisation with
-- 100,000 decisions could not be deleted.
create index decision_repeated on decision (tenant_id, repeats) where repeats is not null;
create index person_by_successor on person (tenant_id, successor_id) where successor_id is not null;
create index person_in_department on person (tenant_id, department) where department is not null;
