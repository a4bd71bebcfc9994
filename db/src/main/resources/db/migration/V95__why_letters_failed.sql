-- What the mail server said to a letter that failed. Empty for one that was tried in vain.
alter table notification add column failure text check (char_length(failure) <= 500);
