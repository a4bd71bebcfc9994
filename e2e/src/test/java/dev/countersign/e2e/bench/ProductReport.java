package dev.countersign.e2e.bench;

import static dev.countersign.e2e.bench.Report.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of {@code bench app}, each figure beside its goal where it has one. */
final class ProductReport {

    private static final double KILO = 1000;
    private static final double KIBI = 1024;
    private static final double GOAL_RATIO_TO_PEER = 2;
    private static final double GOAL_HANDOVER_MILLIS = 300;
    private static final double GOAL_GROWTH = 1.2;
    private static final double GOAL_INBOX_KIB = 300;

    private static final List<Measured> IN_THE_LOOP =
            List.of(Measured.SUBMIT, Measured.DECIDE, Measured.INBOX, Measured.CASE, Measured.HANDOVER);

    private final ProductOptions options;
    private final Report report;

    ProductReport(ProductOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    void surroundings(Path folder) throws IOException {
        report.line("Countersign as a whole: people in a closed loop over its services, mail off, undo window 0");
        Machine.print(report, folder);
        report.line(
                "  rounds      %d of %d s, the middle one; after %d s of warm-up",
                options.rounds(), options.round().toSeconds(), options.warmUp().toSeconds());
        report.line("  seed        %d", options.seed());
    }

    void print(ProductOptions.Size size, ProductRun run) {
        report.line("");
        report.line(
                "Beside %s requests, %s of them open for one person, %s tenants:",
                number(size.requests(), 0), number(size.open(), 0), number(size.tenants(), 0));
        report.line("");
        report.line("  %-7s %8s  %s", "people", "requests", "ms p50, p95, p99 of");
        report.line(
                "  %-7s %8s  %-23s %-23s %-23s %-23s %-23s",
                "", "per s", "submit", "decide", "inbox", "case", "decision to next inbox");
        run.work().forEach((people, round) -> {
            StringBuilder cells = new StringBuilder();
            for (Measured what : IN_THE_LOOP) {
                cells.append("  %-22s".formatted(three(round.work().times().get(what))));
            }
            report.line("  %-7d %8s%s", people, number(round.work().perSecond(), 1), cells);
        });
        report.line("");
        report.line("  Of a request, what runs beside it included:");
        report.line(
                "  %-7s %10s %8s %10s %8s %8s %8s %10s %10s",
                "people", "statements", "commits", "of the", "commits", "those", "WAL KB", "CPU ms", "CPU ms");
        report.line(
                "  %-7s %10s %8s %10s %8s %8s %8s %10s %10s",
                "", "", "", "endpoint", "", "writing", "", "process", "PostgreSQL");
        run.work().forEach((people, round) -> costs(people, round.used()));
        report.line("");
        report.line("  Pages that show much, one reader, ms p50, p95, p99:");
        run.pages().forEach((what, times) -> report.line("    %-28s %s", what.label(), three(times)));
        report.line(
                "  A draft replayed with the newest %s requests, of which %s change: %s s",
                number(run.replayed().requests(), 0),
                number(run.replayed().changed(), 0),
                number(run.replayed().seconds(), 1));
        report.line("  Live heap of an open inbox with its session: %s KiB", number(run.inboxBytes() / KIBI, 0));
        run.beside().ifPresent(this::beside);
        if (!run.statements().isEmpty()) {
            report.line("");
            report.line("  Statements of a request, 8 people: database, how often, how long, what");
            report.line("%s", run.statements());
        }
    }

    private void costs(int people, ProductRun.PerRequest used) {
        report.line(
                "  %-7d %10s %8s %10s %8s %8s %8s %10s %10s",
                people,
                number(used.statements(), 1),
                number(used.commits(), 1),
                number(used.endpointStatements(), 1),
                number(used.endpointCommits(), 1),
                number(used.writes(), 1),
                number(used.walBytes() / KILO, 1),
                number(used.serverMillis(), 1),
                number(used.postgresMillis(), 1));
    }

    private void beside(ProductRun.Beside both) {
        ProductRun.Round ours = both.ours();
        Peer.Round theirs = both.theirs();
        ProductRun.PerRequest used = ours.used();
        report.line("");
        report.line(
                "  With %d at once, in turns with Operaton, which has the case and nothing around it:",
                GivenPeer.CLIENTS);
        report.line("    %-28s %10s %10s %7s", "", "Operaton", "here", "ratio");
        ratio("per s", theirs.perSecond(), ours.work().perSecond());
        ratio("commits", theirs.commits(), used.commits() + used.endpointCommits());
        ratio("those writing", theirs.writes(), used.writes());
        ratio("WAL, KB", theirs.walBytes() / KILO, used.walBytes() / KILO);
        ratio("CPU of all, ms", theirs.millis(), used.serverMillis() + used.postgresMillis());
    }

    private void ratio(String what, double theirs, double ours) {
        report.line("    %-28s %10.1f %10.1f %7.2f", what, theirs, ours, ours / theirs);
    }

    /** How the two runs compare, and what was wanted. */
    void compare(ProductRun empty, ProductRun full) {
        report.line("");
        report.line("Goals:");
        goal(
                "requests per s by those of Operaton",
                full.beside().map(ProductReport::ratioToPeer).orElse(Double.NaN),
                GOAL_RATIO_TO_PEER,
                true);
        full.work().forEach((people, round) -> {
            String at = ", %d people".formatted(people);
            goal(
                    "decision to next inbox p99, ms" + at,
                    of(round.work().times(), Measured.HANDOVER).p99(),
                    GOAL_HANDOVER_MILLIS,
                    false);
            ProductRun.Round before = Objects.requireNonNull(empty.work().get(people));
            for (Measured what : IN_THE_LOOP) {
                growth(what.label() + at, before.work().times(), round.work().times(), what);
            }
            goal(
                    "statements of a request by those of the empty" + at,
                    round.used().statements() / before.used().statements(),
                    GOAL_GROWTH,
                    false);
        });
        full.pages().keySet().forEach(what -> growth(what.label() + ", full page", empty.pages(), full.pages(), what));
        goal("live heap of an open inbox, KiB, empty", empty.inboxBytes() / KIBI, GOAL_INBOX_KIB, false);
        goal("live heap of an open inbox, KiB, full", full.inboxBytes() / KIBI, GOAL_INBOX_KIB, false);
    }

    private static double ratioToPeer(ProductRun.Beside both) {
        return both.ours().work().perSecond() / both.theirs().perSecond();
    }

    private void growth(
            String what, Map<Measured, Percentiles> empty, Map<Measured, Percentiles> full, Measured measured) {
        goal(
                what + ", p95 by the empty one's",
                of(full, measured).p95() / of(empty, measured).p95(),
                GOAL_GROWTH,
                false);
    }

    private static Percentiles of(Map<Measured, Percentiles> times, Measured what) {
        return Objects.requireNonNull(times.get(what));
    }

    private void goal(String what, double value, double goal, boolean isLeast) {
        if (!Double.isNaN(value)) {
            boolean isMet = isLeast ? value >= goal : value <= goal;
            report.line(
                    "  %-62s %8s  goal %s %6s  %s",
                    what, number(value, 2), isLeast ? ">=" : "<=", number(goal, 1), isMet ? "met" : "NOT MET");
        }
    }

    private static String three(@Nullable Percentiles times) {
        return times == null
                ? ""
                : "%s %s %s".formatted(number(times.p50(), 1), number(times.p95(), 1), number(times.p99(), 1));
    }
}
