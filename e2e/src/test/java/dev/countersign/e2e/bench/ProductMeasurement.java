package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One start of the product on one database, and everything that is measured there. */
final class ProductMeasurement implements AutoCloseable {

    private static final int WARM_UP_PEOPLE = 8;

    private final ProductOptions options;
    private final Load load;
    private final Connection database;

    private ProductMeasurement(ProductOptions options, Load load, Connection database) {
        this.options = options;
        this.load = load;
        this.database = database;
    }

    /** Makes the data folder, with statistics of statements and with as many requests as asked for, where that was not done before. */
    static void prepare(ProductOptions options, Path data, ProductOptions.Size size) throws IOException, SQLException {
        try (Load load = Load.start(options.load(), data, options.seed())) {
            Seed seed = new Seed(load, size);
            if (!seed.isSown()) {
                execute(load.postgres(), "alter system set shared_preload_libraries = 'pg_stat_statements'");
                seed.sow();
            }
        }
    }

    static ProductMeasurement start(ProductOptions options, Path data) throws IOException, SQLException {
        Load load = Load.start(options.load(), data, options.seed());
        execute(load.postgres(), "create extension if not exists pg_stat_statements");
        return new ProductMeasurement(options, load, load.postgres().connect("postgres"));
    }

    private static void execute(Postgres postgres, String sql) throws IOException, SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    ProductRun run() throws IOException, SQLException {
        load.run(WARM_UP_PEOPLE, options.warmUp());
        Map<Integer, ProductRun.Round> work = new LinkedHashMap<>();
        for (int people : options.people()) {
            work.put(people, middle(people));
        }
        String statements = options.statements() ? statements() : "";
        load.read(options.round());
        Map<Measured, Percentiles> pages = load.read(options.round()).times();
        load.replay();
        Load.Replayed replayed = load.replay();
        Optional<ProductRun.Beside> beside =
                options.peer().isPresent() ? Optional.of(beside(options.peer().get())) : Optional.empty();
        double inboxBytes = new InboxMemory(load, options.inboxes()).bytes();
        return new ProductRun(work, pages, replayed, inboxBytes, beside, statements);
    }

    private ProductRun.Round middle(int people) throws IOException, SQLException {
        List<ProductRun.Round> rounds = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            rounds.add(round(people));
        }
        return middle(rounds);
    }

    private static ProductRun.Round middle(List<ProductRun.Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(round -> round.work().perSecond()))
                .toList()
                .get(rounds.size() / 2);
    }

    private ProductRun.Round round(int people) throws IOException, SQLException {
        ProductCounters before = ProductCounters.read(load.pid(), load.postgres(), database);
        Load.Work work = load.run(people, options.round());
        ProductCounters used =
                ProductCounters.read(load.pid(), load.postgres(), database).since(before);
        return new ProductRun.Round(work, ProductRun.PerRequest.of(used, work.requests()));
    }

    /** The same case in another engine, in turns, so that both have the machine in the same condition. */
    private ProductRun.Beside beside(String classPath) throws IOException, SQLException {
        List<ProductRun.Round> ours = new ArrayList<>();
        List<Peer.Round> theirs = new ArrayList<>();
        String form = Request.next(new SplittableRandom(options.seed())).input();
        try (Peer peer = Peer.start(classPath, load.postgres(), GivenPeer.CLIENTS, form)) {
            peer.run(options.warmUp());
            for (int round = 0; round < options.rounds(); round++) {
                theirs.add(peer.run(options.round()));
                ours.add(round(GivenPeer.CLIENTS));
            }
        }
        Peer.Round their = theirs.stream()
                .sorted(Comparator.comparingDouble(Peer.Round::perSecond))
                .toList()
                .get(theirs.size() / 2);
        return new ProductRun.Beside(middle(ours), their);
    }

    /** Those that a request makes, or more than that run beside it, the most frequent first. */
    private String statements() throws IOException, SQLException {
        execute(load.postgres(), "select pg_stat_statements_reset()");
        double requests = load.run(WARM_UP_PEOPLE, options.round()).requests();
        StringBuilder list = new StringBuilder();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("""
                        select d.datname, sum(s.calls), sum(s.total_exec_time), regexp_replace(s.query, '\\s+', ' ', 'g') as query
                        from pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
                        where r.rolname in ('countersign_app', 'local_aws')
                        group by 1, 4 order by 1, 2 desc
                        """)) {
            while (row.next()) {
                double calls = row.getLong(2) / requests;
                if (calls >= 0.1) {
                    list.append("%-12s %6.2f %8.3f ms  %.150s%n"
                            .formatted(row.getString(1), calls, row.getDouble(3) / row.getLong(2), row.getString(4)));
                }
            }
        }
        return list.toString();
    }

    @Override
    public void close() throws SQLException {
        database.close();
        load.close();
    }
}
