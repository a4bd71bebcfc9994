-- Fills a year of insight of the organisation Acme: as many facts as 100,000 requests have with two steps each, one in ten of them with none, and the figures
-- that they add up to. Its templates and people are those that it has.

set local session_replication_role = replica;
set local synchronous_commit = off;

create temp table made on commit drop as
select uuidv7() as request_id, p.tenant_id, t.key as template, p.person_id, p.manager_id, p.department, i % 10 = 0 as automated,
  date_trunc('month', now() - interval '330 days' * random())::date as month, random() as luck,
  (30 + 12 * (random() + random() - random()))::int as bucket
from generate_series(1, 100000) i
  join (select p.*, row_number() over (order by person_id) - 1 as n, count(*) over () as people from person p
    join tenant using (tenant_id) where slug = 'acme' and manager_id is not null) p on p.n = i % p.people
  join (select t.*, row_number() over (order by key) - 1 as n, count(*) over () as templates from template t
    join tenant using (tenant_id) where slug = 'acme') t on t.n = i % t.templates;

insert into insight_fact
select tenant_id, request_id, 'SUBMITTED', request_id, month, template, '', '', 0, 0, groups, person_id, '', null::uuid, 0
  from made, lateral (select case when automated then '{}'::text[] else '{finance}' end as groups) g
union all
select tenant_id, request_id, 'CLOSED', request_id, month, template, '', case when luck < 0.8 then 'APPROVED' else 'DENIED' end,
  case when automated then 1 when luck > 0.9 then 4 when luck > 0.85 then 2 else 0 end, bucket + 4,
  case when automated then '{}'::text[] else '{finance}' end, person_id, '', null::uuid, 0 from made
union all
select tenant_id, request_id, 'STEP', gen_random_uuid(), month, template, step, case when luck < 0.8 then 'APPROVED' else 'DENIED' end,
  case when luck > 0.9 then 4 else 0 end, bucket, case step when 'finance' then '{finance}'::text[] else '{}' end, person_id, '',
  null::uuid, 0 from made, unnest('{manager,finance}'::text[]) step where not automated
union all
select tenant_id, request_id, 'WAIT', gen_random_uuid(), month, template, '', '', 0, 0, '{}', person_id, coalesce(department, ''), manager_id,
  (luck * 80000)::int from made where not automated;

insert into insight_figure as f
select tenant_id, kind, g, month, template_key, step, outcome, mark, bucket, department,
  coalesce(person_id, '00000000-0000-0000-0000-000000000000'), count(*), sum(seconds)
from insight_fact, unnest(array[''] || group_keys) g
where request_id in (select request_id from made)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
on conflict (tenant_id, kind, group_key, month, template_key, step, outcome, mark, bucket, department, person_id)
do update set counted = f.counted + excluded.counted, seconds = f.seconds + excluded.seconds;

analyze insight_fact;
analyze insight_figure;
