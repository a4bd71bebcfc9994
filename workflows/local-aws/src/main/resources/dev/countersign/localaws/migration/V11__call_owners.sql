-- A call belongs to the engine that committed it. An engine holds an advisory lock on its number for as long as it lives, so calls
-- of one that died are known at once, whatever the clocks say. 0 is nobody.
create sequence sfn_engine as int;

alter table sfn_call drop column leased_until;
alter table sfn_call add column owner int not null default 0;
alter table sfn_call add column since timestamptz not null default now();
