package dev.countersign.e2e.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is printed. */
final class Report {

    private static final int WIDTH = 8;
    private static final double KILO = 1000;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    void head() {
        out.print("""
                                       start       ms            answer       ms           commits    those      WAL    pages     kept   CPU ms   CPU ms   CPU ms  one-row  of that
                    shape  clients    per s      p50      p95      p99      p50      p95      p99           writing       KB    whole       KB   server Postgres   client  commits    limit
                """);
    }

    /**
     * A line of the table.
     *
     * @param commitRate transactions of one row that PostgreSQL commits in a second with as many clients
     */
    void row(Shape shape, int clients, Bench.Block block, double commitRate) {
        Figures figures = block.median();
        row(
                shape.label(),
                Integer.toString(clients),
                number(figures.perSecond(), 0),
                number(figures.starts().percentile(50), 2),
                number(figures.starts().percentile(95), 2),
                number(figures.starts().percentile(99), 2),
                number(figures.answers().percentile(50), 2),
                number(figures.answers().percentile(95), 2),
                number(figures.answers().percentile(99), 2),
                number(figures.commits(), 1),
                number(figures.writes(), 1),
                number(figures.walBytes() / KILO, 1),
                number(figures.walPages(), 2),
                number(block.keptBytes() / KILO, 1),
                number(figures.serverMillis(), 2),
                number(figures.postgresMillis(), 2),
                number(figures.clientMillis(), 2),
                number(commitRate, 0),
                number(100 * figures.perSecond() * figures.writes() / commitRate, 0) + "%");
    }

    private void row(String... cells) {
        out.println(Stream.of(cells)
                .map(cell -> " ".repeat(Math.max(0, WIDTH - cell.length())) + cell)
                .collect(Collectors.joining(" ")));
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** How a case here compares with the figures that are known of other engines. */
    void given(Bench.Block block) {
        Figures figures = block.median();
        line("Case with 8 clients against the figures given for engines within the caller's process:");
        for (GivenPeer peer : GivenPeer.ALL) {
            line(
                    "  %-15s %4.0f per s given: %4.1f times as many here",
                    peer.name(), peer.perSecond(), figures.perSecond() / peer.perSecond());
        }
        line(
                "  %-15s %4.0f KB given: %4.2f of it here",
                "WAL", GivenPeer.WAL_BYTES / KILO, figures.walBytes() / GivenPeer.WAL_BYTES);
        line(
                "  %-15s %4.0f KB given, the least of them: %4.2f of it here",
                "kept", GivenPeer.LEAST_KEPT_BYTES / KILO, block.keptBytes() / GivenPeer.LEAST_KEPT_BYTES);
        line(
                "  %-15s %4.0f ms given: %4.2f of it here, the client apart",
                "CPU", GivenPeer.CPU_MILLIS, figures.engineMillis() / GivenPeer.CPU_MILLIS);
    }
}
