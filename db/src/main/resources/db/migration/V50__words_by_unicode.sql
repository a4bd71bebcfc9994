-- Splits names into words in the same way whatever the locale of the database: with C as LC_CTYPE, letters outside ASCII were no letters.
create or replace function words_of(name_key text, email text) returns setof text
language sql immutable
begin atomic
  select word from regexp_split_to_table(name_key collate pg_c_utf8, '[^[:alnum:]]+') word where word <> ''
  union
  select email;
end;
