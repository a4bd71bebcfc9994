-- The language that a person chose; null for the one that the directory says. Every node hears of a change, since open sessions show it.
alter table person add column language text check (language ~ '^[a-z]{2,3}$');

drop trigger rights_changed on person;
create trigger person_changed after update on person for each row
  when ((old.active, old.administrator, old.language, old.locale, old.zone)
    is distinct from (new.active, new.administrator, new.language, new.locale, new.zone))
  execute function tell_that_rights_changed();
