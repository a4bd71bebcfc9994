-- The inbox with the latest first; ids are ordered by time.
create index assignment_inbox_newest on assignment (tenant_id, person_id, assignment_id) where status = 'OPEN';
