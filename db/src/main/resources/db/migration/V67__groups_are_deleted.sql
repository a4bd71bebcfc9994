-- A group that no template and no open request asks may be deleted by those who look after people.
grant delete on person_group to "${app_role}";
