package dev.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.insight.InsightFilter.Scope;
import dev.countersign.people.Actor;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.OwnDatabase;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.RowsRead;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A year of an organisation with 100,000 requests. Its director's team is everybody, so its figures are added up from all facts. */
@SpringJUnitConfig(InsightYearIT.YearServices.class)
class InsightYearIT {

    private static final int REQUESTS = 100_000;
    private static final int MANAGERS = 40;
    private static final int TEAM = 10;
    private static final int TEMPLATES = 8;
    private static final OwnDatabase OWN = TestDatabase.get().own();

    /** As many facts as so many requests have with two steps each, one in ten of them with none; and the figures that they add up to. */
    @SuppressWarnings("InlineFormatString")
    private static final String SEED = """
            set local synchronous_commit = off;
            create temp table made on commit drop as
            select i, uuidv7() as request_id, 'purchase-' || i %% %1$d as template, p.person_id, p.manager_id, i %% 10 = 0 as automated,
              date_trunc('month', now() - interval '330 days' * random())::date as month, random() as luck,
              (30 + 12 * (random() + random() - random()))::int as bucket
            from generate_series(1, %2$d) i
              join (select person_id, manager_id, row_number() over () - 1 as n, count(*) over () as people from person
                where manager_id is not null) p on p.n = i %% p.people;
            insert into insight_fact
            select '%3$s'::uuid, request_id, 'SUBMITTED', request_id, month, template, '', '', 0, 0, groups, person_id, '', null::uuid, 0
              from made, lateral (select case when automated then '{}'::text[] else '{finance}' end as groups) g
            union all
            select '%3$s'::uuid, request_id, 'CLOSED', request_id, month, template, '', case when luck < 0.8 then 'APPROVED' else 'DENIED' end,
              case when automated then 1 when luck > 0.9 then 4 when luck > 0.85 then 2 else 0 end, bucket + 4,
              case when automated then '{}'::text[] else '{finance}' end, person_id, '', null::uuid, 0 from made
            union all
            select '%3$s'::uuid, request_id, 'STEP', gen_random_uuid(), month, template, step, case when luck < 0.8 then 'APPROVED' else 'DENIED' end,
              case when luck > 0.9 then 4 else 0 end, bucket, case step when 'finance' then '{finance}'::text[] else '{}' end, person_id, '',
              null::uuid, 0 from made, unnest('{manager,finance}'::text[]) step where not automated
            union all
            select '%3$s'::uuid, request_id, 'WAIT', gen_random_uuid(), month, template, '', '', 0, 0,
              case who when 2 then '{finance}'::text[] else '{}' end, person_id, 'Sales',
              case who when 1 then manager_id else (select person_id from person where name = 'Director') end, (luck * 80000)::int
              from made, generate_series(1, 2) who where not automated;
            insert into insight_figure
            select tenant_id, kind, g, month, template_key, step, outcome, mark, bucket, department,
              coalesce(person_id, '00000000-0000-0000-0000-000000000000'), count(*), sum(seconds)
            from insight_fact, unnest(array[''] || group_keys) g group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
            """;

    private final Insight insight;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor elena;
    private final Actor director;
    private final List<Actor> managers = new ArrayList<>();

    /** On a database of its own. */
    static class YearServices extends Services {
        @Override
        protected HikariDataSource database() {
            return OWN.app();
        }
    }

    @Autowired
    InsightYearIT(
            Insight insight,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation,
            Templates templates) {
        this.insight = insight;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.director = organisation.employee(acme, "Director");
        for (int manager = 0; manager < MANAGERS; manager++) {
            Actor made = organisation.employee(acme, "Manager " + manager, director);
            managers.add(made);
            for (int person = 0; person < TEAM; person++) {
                organisation.employee(acme, "Person " + manager + " " + person, made);
            }
        }
        for (int template = 0; template < TEMPLATES; template++) {
            templates.publish(
                    elena, PurchaseTemplate.definition("purchase-" + template, "P" + (char) ('A' + template)));
        }
    }

    @AfterAll
    static void drop() {
        OWN.close();
    }

    @Test
    void aYearOfAHundredThousandRequestsIsReadFromItsFigures() {
        print("Written", timed(this::seed));
        InsightFilter team = new InsightFilter(Scope.TEAM, 12, Optional.empty(), Optional.empty());

        InsightFilter one =
                new InsightFilter(Scope.ORGANISATION, 12, Optional.of("purchase-1"), Optional.of("finance"));

        assertThat(rows("The organisation's page", elena, InsightFilter.YEAR)).isLessThan(REQUESTS);
        assertThat(rows("One template and group", elena, one)).isLessThan(REQUESTS);
        assertThat(rows("A team of %d people".formatted(TEAM), managers.getFirst(), team))
                .isLessThan(REQUESTS);
        rows("A team of everybody", director, team);
        long submitted = insight.read(elena, InsightFilter.YEAR).orElseThrow().months().stream()
                .mapToLong(month -> month.requests().submitted())
                .sum();
        assertThat(submitted).isEqualTo(REQUESTS);
    }

    /** Prints how long it takes too, which says little while the machine does other work. */
    private long rows(String what, Actor reader, InsightFilter filter) {
        RowsRead[] rows = new RowsRead[1];
        Duration took = timed(() -> rows[0] = transaction.call(
                acme,
                () -> RowsRead.by(
                        sql, () -> assertThat(insight.read(reader, filter)).isPresent())));
        print("%s, %,d rows".formatted(what, rows[0].all()), took);
        return rows[0].all();
    }

    private void seed() {
        JdbcClient.create(OWN.superuser())
                .sql("begin; set local session_replication_role = replica;"
                        + SEED.formatted(TEMPLATES, REQUESTS, acme)
                        + "commit; analyze")
                .update();
    }

    private static Duration timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void print(String what, Duration took) {
        System.out.printf(Locale.ROOT, "%,d requests in a year. %s: %,d ms%n", REQUESTS, what, took.toMillis());
    }
}
