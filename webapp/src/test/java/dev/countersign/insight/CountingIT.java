package dev.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.people.Actor;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class CountingIT {

    private static final int ACTS = 600;

    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Counting counting;
    private final TenantId acme;
    private final Scan scan;
    private final History history;

    @Autowired
    CountingIT(
            TenantTransaction transaction,
            JdbcClient sql,
            Counting counting,
            WorkingCalendars calendars,
            Organisation organisation,
            Templates templates) {
        this.transaction = transaction;
        this.sql = sql;
        this.counting = counting;
        this.acme = organisation.found();
        Actor elena = organisation.administrator(acme, "Elena Prado");
        List<Actor> people = List.of(
                elena,
                organisation.employee(acme, "Marta Ruiz", elena),
                organisation.employee(acme, "Ana Torres"),
                organisation.employee(acme, "Luis Pardo"));
        this.scan = new Scan(sql, calendars.of(acme));
        long seed = System.nanoTime();
        System.out.println("Seed of the history: " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.history = new History(
                transaction,
                sql,
                acme,
                List.of(version(templates, elena, "purchase", "PR"), version(templates, elena, "travel", "TR")),
                people,
                random,
                Instant.parse("2026-11-29T10:00:00Z"));
    }

    @Test
    void whateverHappensInWhateverOrderTheFiguresAreThoseOfAScan() {
        for (int act = 1; act <= ACTS; act++) {
            history.act();
            if (act % 37 == 0) {
                countAll();
            }
        }
        countAll();
        assertSame();
        assertThat(count("select count(*) from insight_change")).isZero();
    }

    @Test
    void aCrashWhileCountingLosesNothingAndCountsNothingTwice() {
        for (int act = 1; act <= ACTS / 4; act++) {
            history.act();
            if (act % 25 == 0) {
                assertThatThrownBy(() -> transaction.run(acme, () -> {
                            counting.changes(acme);
                            throw new IllegalStateException("killed");
                        }))
                        .hasMessage("killed");
                countAll();
            }
        }
        countAll();
        assertSame();
    }

    @Test
    void twoNodesThatCountAtTheSameTimeWhileWorkGoesOnCountEverythingOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<?>> counted = List.of(nodes.submit(this::countManyTimes), nodes.submit(this::countManyTimes));
            for (int act = 0; act < ACTS / 4; act++) {
                history.act();
            }
            for (Future<?> node : counted) {
                node.get();
            }
        }
        countAll();
        assertSame();
    }

    @Test
    void whatWasThereBeforeIsCountedInBatchesAndOnlyOnceWithWhatChangesMeanwhile() {
        for (int act = 0; act < ACTS; act++) {
            history.act();
        }
        JdbcClient superuser = JdbcClient.create(TestDatabase.get().superuser());
        superuser
                .sql("delete from insight_change where tenant_id = ?")
                .param(acme.value())
                .update();
        superuser
                .sql("insert into insight_backlog values (?, ?)")
                .params(acme.value(), new UUID(0, 0))
                .update();
        for (int act = 0; act < 50; act++) {
            history.act();
        }
        countAll();
        int batches = 1;
        while (counting.backlog(acme)) {
            batches++;
            history.act();
        }
        countAll();
        assertSame();
        assertThat(batches).isEqualTo(1 + count("select count(*) from request") / Counting.BATCH);
        assertThat(count("select count(*) from insight_backlog")).isZero();
    }

    @Test
    void whatIsRemovedAfterItsTimeStaysInTheFigures() {
        for (int act = 0; act < ACTS / 4; act++) {
            history.act();
        }
        countAll();
        Map<String, String> before = transaction.call(acme, scan::counted);
        transaction.run(
                acme,
                () -> sql.sql("select remove_requests(array(select request_id from request), now())")
                        .query((row, index) -> row.getInt(1))
                        .single());
        countAll();
        assertThat(transaction.call(acme, scan::counted)).isEqualTo(before);
        assertThat(
                        count(
                                "select count(*) from insight_fact f where not exists (select from request r where r.request_id = f.request_id)"))
                .isZero();
    }

    private void countManyTimes() {
        for (int time = 0; time < 60; time++) {
            counting.changes(acme);
        }
    }

    private void countAll() {
        boolean more;
        do {
            more = counting.changes(acme);
        } while (more);
    }

    private void assertSame() {
        transaction.run(
                acme, () -> assertThat(scan.counted()).isEqualTo(scan.figures()).isNotEmpty());
    }

    private int count(String statement) {
        return transaction.call(
                acme, () -> sql.sql(statement).query(Integer.class).single());
    }

    private static UUID version(Templates templates, Actor by, String key, String prefix) {
        return ((PublishResult.Published) templates.publish(by, PurchaseTemplate.definition(key, prefix)))
                .id()
                .value();
    }
}
