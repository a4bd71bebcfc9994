-- The check that the queue of a message is there locks the queue's row for every message that is sent, and those who send at the same time
-- wait for each other. Nobody needs it: the id of a queue that was deleted is never given out again.
alter table message drop constraint message_queue_id_fkey;

-- An execution is asked for by machine and id. As long as the table is small, an index that begins with the machine as well looks as good
-- for that as the primary key, and a plan that is kept reads every execution of the machine.
alter table sfn_execution drop constraint sfn_execution_machine_name_key;
alter table sfn_execution add unique (name, machine);
