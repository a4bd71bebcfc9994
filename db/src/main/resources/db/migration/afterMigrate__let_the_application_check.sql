-- The application compares what was applied with what it needs before it starts.
grant select on "${flyway:table}" to ${app_role};
