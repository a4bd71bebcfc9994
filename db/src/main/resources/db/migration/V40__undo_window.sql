-- How long decisions can be undone, in seconds, where the organisation has chosen it; otherwise as configured.
alter table tenant add column undo_seconds integer check (undo_seconds between 0 and 60);
grant update (undo_seconds) on tenant to "${app_role}";

-- Whoever gives up the undo of a decision shortens its time.
grant update (undo_until) on decision to "${app_role}";
