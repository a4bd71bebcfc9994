-- What the page of a link says about the last click, with what was typed: the answer to a POST leads to an address that can be read again. A decision
-- deletes it, and it goes with the link.
alter table decision_link add column answer text;
grant update (answer) on decision_link to "${app_role}";
