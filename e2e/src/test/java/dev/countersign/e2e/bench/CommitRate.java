package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many transactions a second PostgreSQL commits here that insert one row each, with as many connections as there are clients. */
final class CommitRate {

    private static final String DATABASE = "commit_rate";
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration MEASURED = Duration.ofSeconds(3);

    private CommitRate() {}

    static void prepare(Postgres server) throws IOException, SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE);
            statement.execute("create database " + DATABASE);
        }
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table committed (id bigint generated always as identity primary key, at bigint not null)");
        }
    }

    static double measure(Postgres server, int clients) throws IOException, SQLException, InterruptedException {
        count(server, clients, WARM_UP);
        return count(server, clients, MEASURED) / (MEASURED.toNanos() / 1e9);
    }

    private static long count(Postgres server, int clients, Duration time)
            throws IOException, SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Long>> loops = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            loops.add(() -> commit(server, end));
        }
        long committed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Long> each : threads.invokeAll(loops)) {
                committed += each.get();
            }
        } catch (ExecutionException failed) {
            throw new SQLException("a commit failed", failed.getCause());
        }
        return committed;
    }

    private static long commit(Postgres server, long end) throws IOException, SQLException {
        try (Connection connection = server.connect(DATABASE);
                PreparedStatement insert = connection.prepareStatement("insert into committed (at) values (?)")) {
            long committed = 0;
            for (; System.nanoTime() < end; committed++) {
                insert.setLong(1, committed);
                insert.executeUpdate();
            }
            return committed;
        }
    }
}
