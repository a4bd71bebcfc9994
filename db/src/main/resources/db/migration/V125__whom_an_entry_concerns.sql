-- A check of the audit log compares the stories of people with the entries.
grant execute on function people_of_audit to "${app_role}";
