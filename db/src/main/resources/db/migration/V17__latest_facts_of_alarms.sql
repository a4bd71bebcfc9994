-- What was known when an alarm was raised again for the last time; null where that is what was known at first, or it was raised once.
alter table alarm add column latest_facts jsonb;
