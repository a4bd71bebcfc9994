-- The state machine of a template is that of its versions; the execution of a request has the request's id as its name.
alter table template drop column state_machine_arn;
alter table request drop column execution_arn;

-- The jobs have no priorities, and no query asks for the requests of a template version.
drop index scheduled_tasks_by_priority;
drop index request_by_template_version;
