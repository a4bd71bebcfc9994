package dev.countersign.e2e.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator.SplittableGenerator;

/** One start of the server with clients for it, and the rounds that are run against it. */
final class Bench implements AutoCloseable {

    private static final String DATABASE = "local_aws";
    private static final int WARM_UP_CLIENTS = 8;

    private final Options options;
    private final Server server;
    private final Clients sdk;
    private final Connection database;
    private final SplittableGenerator random;

    private Bench(Options options, Server server, Connection database, SplittableGenerator random) {
        this.options = options;
        this.server = server;
        this.sdk = Clients.of(server.endpoint(), server.accessKey());
        this.database = database;
        this.random = random;
    }

    static Bench start(Options options, SplittableGenerator random) throws IOException, SQLException {
        Server server = Server.start(options.server(), options.data());
        return new Bench(options, server, server.postgres().connect(DATABASE), random);
    }

    Server server() {
        return server;
    }

    /** Lets both compilers see the code that is measured. */
    void warmUp() throws InterruptedException {
        for (Shape shape : Shape.measured().toList()) {
            try (ClosedLoop loop = ClosedLoop.of(shape, WARM_UP_CLIENTS, sdk, random)) {
                loop.run(after(options.warmUp()));
            }
        }
    }

    /**
     * Some rounds.
     *
     * @param keptBytes what an execution leaves in the database for good
     */
    record Block(Figures median, double keptBytes) {}

    Block measure(Shape shape, int clients) throws IOException, SQLException, InterruptedException {
        long sizeBefore = size();
        List<Figures> rounds = new ArrayList<>();
        int executions = 0;
        try (ClosedLoop loop = ClosedLoop.of(shape, clients, sdk, random)) {
            for (int round = 0; round < options.rounds(); round++) {
                Round done = round(loop);
                rounds.add(done.figures());
                executions += done.executions();
            }
        }
        return new Block(Figures.median(rounds), (size() - sizeBefore) / (double) executions);
    }

    /** One round. */
    Figures round(Shape shape, int clients) throws IOException, SQLException, InterruptedException {
        try (ClosedLoop loop = ClosedLoop.of(shape, clients, sdk, random)) {
            return round(loop).figures();
        }
    }

    private record Round(Figures figures, int executions) {}

    private Round round(ClosedLoop loop) throws IOException, SQLException, InterruptedException {
        Counters before = Counters.read(server.pid(), server.postgres(), database);
        ClosedLoop.Result result = loop.run(after(options.round()));
        Counters used = Counters.read(server.pid(), server.postgres(), database).since(before);
        return new Round(Figures.of(result, used), result.executions());
    }

    /** Starts executions that go on waiting. */
    void fill(int waiting) throws InterruptedException {
        try (ClosedLoop loop = ClosedLoop.of(Shape.WAITING, WARM_UP_CLIENTS, sdk, random)) {
            AtomicInteger left = new AtomicInteger(waiting);
            loop.run(() -> left.getAndDecrement() <= 0);
        }
    }

    private static BooleanSupplier after(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() >= end;
    }

    /** Of the tables with their indexes, once what was deleted has made room again. */
    private long size() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("vacuum");
            try (ResultSet row = statement.executeQuery("""
                    select sum(pg_total_relation_size(oid)) from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace
                    """)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    String setting(String name) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
        sdk.close();
        server.close();
    }
}
