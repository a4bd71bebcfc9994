-- SUSPENDED: not this person's to decide for now: they have decided a step of this request that needs another person, or the person
-- they stand in for may decide again.
alter table assignment drop constraint assignment_status_check;
alter table assignment add constraint assignment_status_check check (status in ('OPEN', 'DECIDED', 'VOID', 'SUSPENDED'));

-- Whom this person stands in for, where that one may not decide.
alter table assignment add column in_place_of uuid;
alter table assignment add foreign key (tenant_id, in_place_of) references person;
