-- Gives the open requests that were made executions that wait, as copies of one that the product itself has made. Their names stand in the
-- table wanted (n, name). Placeholder: {waiting} is the id of the request whose execution is copied.

set local synchronous_commit = off;

create temp table example as select id from sfn_execution where name = '{waiting}';
create temp table made as select (select max(id) from sfn_execution) + 1000 + n as id, name from wanted;

insert into sfn_execution overriding system value
select c.* from example e join sfn_execution x using (id), made m,
  jsonb_populate_record(x, jsonb_build_object('id', m.id, 'name', m.name)) c;

insert into sfn_history
select c.* from example e join sfn_history h on h.execution = e.id, made m,
  jsonb_populate_record(h, jsonb_build_object('execution', m.id)) c;

insert into sfn_token
select c.* from example e join sfn_token t on t.execution = e.id, made m,
  jsonb_populate_record(t, jsonb_build_object('execution', m.id, 'hash', '\x' || md5(m.name))) c;

insert into sfn_timer
select c.* from example e join sfn_timer t on t.execution = e.id, made m,
  jsonb_populate_record(t, jsonb_build_object('execution', m.id, 'due_at', t.due_at + interval '1 millisecond' * (m.id % 1000000))) c;

select setval(pg_get_serial_sequence('sfn_execution', 'id'), (select max(id) from sfn_execution));
