package dev.countersign.localaws.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.localaws.TestDatabases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What travels with the commit is part of the transaction, whole or not at all. */
class DatabaseTest {

    private static final String INSERT_NOW = "insert into word (id, text) values (?, ?)";

    private static final Writing INSERT =
            Writing.of("insert into word (id, text) select * from unnest(?, ?) n", Column.INT, Column.TEXT);

    private static final Writing REPLACE = Writing.ofAll("""
            with replaced as (
                update word set text = n.text from unnest(?, ?) n(id, text) where word.id = n.id returning 1)
            select all_taken(count(*), ?) from replaced
            """, Column.INT, Column.TEXT);

    private static final int WRITERS = 40;
    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    private final Database database = new Database(TestDatabases.fresh());

    @BeforeEach
    void createTable() {
        database.atOnce(
                connection -> Sql.update(connection, "create table word (id int primary key, text text not null)"));
    }

    @Test
    void whatTravelsWithTheCommitComesAfterTheRest() {
        database.inTransaction(tx -> {
            Database.withCommit(REPLACE, 1, "b");
            Database.withCommit(INSERT, 2, "c");
            return Sql.update(tx, INSERT_NOW, 1, "a");
        });

        assertThat(words()).containsExactly("b", "c");
    }

    @Test
    void aStatementThatFailsWithTheCommitTakesTheWholeTransactionBack() {
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    Database.afterCommit(() -> told.add("committed"));
                    Database.withCommit(INSERT, 2, "b");
                    Database.withCommit(INSERT, 2, "the same key");
                    Database.withCommit(INSERT, 3, "c");
                    return Sql.update(tx, INSERT_NOW, 1, "a");
                }))
                .isInstanceOf(DatabaseFailure.class);

        assertThat(words()).isEmpty();
        assertThat(told).isEmpty();
        database.inTransaction(tx -> Sql.update(tx, INSERT_NOW, 1, "the connection goes on"));
        assertThat(words()).containsExactly("the connection goes on");
    }

    @Test
    void whatDoesNotFindAllThatItIsWrittenUponWritesNothing() {
        write(INSERT, 1, "a");

        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    Database.withCommit(REPLACE, 1, "b");
                    Database.withCommit(REPLACE, 2, "not there");
                    Database.withCommit(INSERT, 3, "c");
                    return tx;
                }))
                .isInstanceOf(OptimisticLockFailure.class);

        assertThat(words()).containsExactly("a");
    }

    @Test
    void ofThoseWhoCommitAtTheSameTimeOnlyTheRefusedFail() throws InterruptedException {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = writers.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        write(INSERT, writer / 2, "each twice");
                        return null;
                    })
                    .toList());

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.state() == Future.State.SUCCESS)
                    .hasSize(WRITERS / 2);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.state() == Future.State.FAILED)
                    .allSatisfy(outcome -> assertThat(outcome.exceptionNow()).isInstanceOf(DatabaseFailure.class));
        }
        assertThat(words()).hasSize(WRITERS / 2);
    }

    @Test
    void nobodyWaitsForOneWhoWaitsForALock() throws Exception {
        write(INSERT, 1, "a");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = database.session()) {
            other.setAutoCommit(false);
            Sql.update(other, "update word set text = 'b' where id = 1");

            var held = threads.submit(() -> write(REPLACE, 1, "c"));
            while (Sql.list(other, "select from pg_locks where not granted", row -> row)
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            threads.invokeAll(Collections.nCopies(WRITERS, () -> {
                        write(INSERT, NEXT.incrementAndGet(), "d");
                        return null;
                    }))
                    .forEach(Future::resultNow);

            assertThat(held.isDone()).isFalse();
            other.commit();
            held.get();
        }
        assertThat(words()).hasSize(WRITERS + 1).startsWith("c");
    }

    @Test
    void valuesMayBeMissing() {
        database.atOnce(connection -> Sql.update(connection, "alter table word alter column text drop not null"));

        write(INSERT, 1, null);

        boolean missing =
                database.inTransaction(tx -> Sql.first(tx, "select text is null from word", row -> row.getBoolean(1))
                        .orElseThrow());
        assertThat(missing).isTrue();
    }

    @Test
    void workThatThrowsLeavesNothing() {
        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    Database.withCommit(INSERT, 1, "a");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(words()).isEmpty();
    }

    @Test
    void thePlansOfACommitAreKeptFromItsFirstUse() {
        var settings = new HikariConfig();
        settings.setDataSource(TestDatabases.fresh());
        settings.setMaximumPoolSize(1);
        try (var oneConnection = new HikariDataSource(settings)) {
            var pooled = new Database(oneConnection);
            pooled.atOnce(connection -> Sql.update(connection, "create table word (id int, text text)"));

            write(pooled, INSERT, 1, "a");

            assertThat(keptPlans(pooled))
                    .containsExactly("insert into word (id, text) select * from (values ($1::int4, $2::text)) n");
        }
    }

    private static List<String> keptPlans(Database of) {
        return of.atOnce(connection -> Sql.list(
                connection,
                "select statement from pg_prepared_statements where statement like 'insert%'",
                row -> row.getString(1)));
    }

    private void write(Writing writing, @Nullable Object... row) {
        write(database, writing, row);
    }

    private static void write(Database to, Writing writing, @Nullable Object... row) {
        to.inTransaction(tx -> {
            Database.withCommit(writing, row);
            return tx;
        });
    }

    private List<String> words() {
        return database.atOnce(
                connection -> Sql.list(connection, "select text from word order by id", row -> row.getString(1)));
    }
}
