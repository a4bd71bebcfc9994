-- An advance is made from a state that was read without a lock, and written only upon that very state: the count tells.
alter table sfn_execution add column advances int not null default 0;

-- Ends a statement that takes rows as arrays. Where it found less than it was to be written upon, the transaction ends here.
create function all_taken(taken bigint, given int) returns void language plpgsql as $$
begin
    if taken <> given then
        raise exception 'only % of % rows were taken', taken, given using errcode = 'CS001';
    end if;
end
$$;
