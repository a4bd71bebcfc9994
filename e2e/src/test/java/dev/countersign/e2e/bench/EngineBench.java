package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Folders;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Measures the embedded Step Functions from outside: the SDK, HTTP, and PostgreSQL on the same cores. */
public final class EngineBench {

    private EngineBench() {}

    public static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        Folders.delete(options.data());
        run(options, new Report(System.out));
        Folders.delete(options.data());
    }

    private static void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        SplittableGenerator random = new SplittableRandom(options.seed());
        try (Bench bench = Bench.start(options, random)) {
            new Surroundings(bench, options).print(report);
            CommitRate.prepare(bench.server().postgres());
            bench.warmUp();
            report.line("");
            report.head();
            Optional<Bench.Block> comparable = Optional.empty();
            for (int clients : options.clients()) {
                double commitRate = CommitRate.measure(bench.server().postgres(), clients);
                for (Shape shape : Shape.measured().toList()) {
                    Bench.Block block = bench.measure(shape, clients);
                    report.row(shape, clients, block, commitRate);
                    if (shape == Shape.CASE && clients == GivenPeer.CLIENTS) {
                        comparable = Optional.of(block);
                    }
                }
            }
            comparable.ifPresent(report::given);
            if (options.peer().isPresent()) {
                new BesidePeer(options, random, report)
                        .compare(bench, options.peer().get());
            }
        }
        if (options.waiting() > 0) {
            new Waiting(options, random, report).compare();
        }
    }
}
