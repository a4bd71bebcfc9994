-- Where a tenant's working day begins and ends: due times and reminders are counted in it.
alter table tenant add column zone text not null default 'UTC';
