package dev.countersign.e2e.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The same server twice, without executions that wait and with very many: start-up, memory and speed. */
final class Waiting {

    private static final int CLIENTS = GivenPeer.CLIENTS;
    private static final double MEGA = 1e6;

    private final Options options;
    private final SplittableGenerator random;
    private final Report report;

    Waiting(Options options, SplittableGenerator random, Report report) {
        this.options = options;
        this.random = random;
        this.report = report;
    }

    /** What a server on a data folder is like. */
    private record Look(
            double startUpMillis, Memory memory, double commitRate, Bench.Block callbacks, Bench.Block cases) {}

    void compare() throws IOException, SQLException, InterruptedException {
        Look without = look();
        try (Bench bench = Bench.start(options, random)) {
            bench.fill(options.waiting());
        }
        Look with = look();
        report.line("");
        report.line("Beside %,d executions that wait, each for an answer and for a timeout:", options.waiting());
        report.head();
        report.row(Shape.CALLBACK, CLIENTS, with.callbacks(), with.commitRate());
        report.row(Shape.CASE, CLIENTS, with.cases(), with.commitRate());
        report.line("");
        report.line("%-40s %10s %10s %7s", "against none (measured again)", "none", "waiting", "ratio");
        ratio("start-up, ms", without.startUpMillis(), with.startUpMillis());
        ratio(
                "live heap after the start, MB",
                without.memory().liveBytes() / MEGA,
                with.memory().liveBytes() / MEGA);
        ratio(
                "resident, MB",
                without.memory().residentBytes() / MEGA,
                with.memory().residentBytes() / MEGA);
        ratios(Shape.CALLBACK, without.callbacks().median(), with.callbacks().median());
        ratios(Shape.CASE, without.cases().median(), with.cases().median());
        report.line("");
        double perSecond = with.cases().median().perSecond();
        for (GivenPeer peer : GivenPeer.ALL) {
            report.line(
                    "  %-15s %4.0f per s given beside 100,000: %4.1f times as many here",
                    peer.name(), peer.besideWaiting(), perSecond / peer.besideWaiting());
        }
    }

    private Look look() throws IOException, SQLException, InterruptedException {
        List<Double> startUps = new ArrayList<>();
        for (int start = 1; start < options.starts(); start++) {
            try (Bench bench = Bench.start(options, random)) {
                startUps.add((double) bench.server().startUp().toMillis());
            }
        }
        try (Bench bench = Bench.start(options, random)) {
            startUps.add((double) bench.server().startUp().toMillis());
            Memory memory = Memory.of(bench.server().pid());
            bench.warmUp();
            double commitRate = CommitRate.measure(bench.server().postgres(), CLIENTS);
            return new Look(
                    startUps.stream().sorted().toList().get(options.starts() / 2),
                    memory,
                    commitRate,
                    bench.measure(Shape.CALLBACK, CLIENTS),
                    bench.measure(Shape.CASE, CLIENTS));
        }
    }

    private void ratios(Shape shape, Figures none, Figures waiting) {
        ratio(shape.label() + ", per s", none.perSecond(), waiting.perSecond());
        ratio(
                shape.label() + ", p99 of StartExecution, ms",
                none.starts().percentile(99),
                waiting.starts().percentile(99));
        ratio(
                shape.label() + ", p99 of SendTaskSuccess, ms",
                none.answers().percentile(99),
                waiting.answers().percentile(99));
    }

    private void ratio(String what, double none, double waiting) {
        report.line("%-40s %10.2f %10.2f %7.2f", what, none, waiting, waiting / none);
    }
}
