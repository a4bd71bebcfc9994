-- As text it holds whatever was typed: jsonb refuses NUL and very large numbers.
alter table template_case alter column scenario type text using scenario::text;
