package dev.countersign.e2e.bench;

import static dev.countersign.e2e.bench.Report.number;

import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.SignedIn;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Folders;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures pages in Chromium: what a first visit and a later one load, and how soon a click is answered. */
public final class PagesBench {

    private static final String APPROVER = "marta@acme.test";
    private static final String REQUESTER = "ana@acme.test";
    private static final String ADMINISTRATOR = "elena@acme.test";
    private static final int WARM_UP = 10;
    private static final int VISITS = 9;
    private static final int CLICKS = 60;
    private static final int SHORT = 3;
    private static final double KIBI = 1024;
    private static final double GOAL_KIB = 450;
    private static final double GOAL_FIRST_MILLIS = 1500;
    private static final double GOAL_INSIGHT_MILLIS = 1000;
    private static final double GOAL_CLICK_MILLIS = 100;
    private static final double GOAL_EDIT_MILLIS = 200;

    /** What can be visited by its address, and when it can be used. */
    private enum Visited {
        INBOX(
                APPROVER,
                "inbox",
                "document.querySelector('a.inbox-line') && document.querySelector('.inbox')?.countersignKeys"),
        REQUESTS(REQUESTER, "requests", "document.querySelector('.request-line')"),
        GALLERY(REQUESTER, "new", "document.querySelector('.card')"),
        FORM(REQUESTER, "new/purchase-request", "document.querySelector('.submit-form input')"),
        INSIGHT(
                ADMINISTRATOR,
                "insight",
                "document.querySelector('countersign-chart') && !document.querySelector('countersign-chart:not([drawn])')");

        private final String person;
        private final String path;
        private final String usable;

        Visited(String person, String path, String usable) {
            this.person = person;
            this.path = path;
            this.usable = usable;
        }
    }

    private final Chromium chromium;
    private final URI address;
    private final boolean isShort;
    private final Report report;

    private PagesBench(Chromium chromium, URI address, boolean isShort, Report report) {
        this.chromium = chromium;
        this.address = address;
        this.isShort = isShort;
        this.report = report;
    }

    public static void main(String... arguments) throws IOException, SQLException {
        ProductOptions options;
        try {
            options = ProductOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println("Usage: ./countersign bench pages [--short] [--data DIR]");
            System.exit(2);
            return;
        }
        Report report = new Report(System.out);
        Path folder = Files.createDirectories(options.data().toAbsolutePath().resolve("pages"));
        Folders.delete(folder.resolve("data"));
        report.line("Countersign's pages in Chromium, 1440 pixels wide, over loopback");
        Machine.print(report, folder);
        boolean isShort = List.of(arguments).contains("--short");
        Path data = folder.resolve("data");
        ProductMeasurement.prepare(options, data, ProductOptions.Size.EMPTY);
        try (Load load = Load.start(options.load(), data, options.seed());
                Chromium chromium = Chromium.start()) {
            Seed.sowInsight(load.postgres());
            new PagesBench(chromium, load.address(), isShort, report).run();
        }
        Folders.delete(data);
    }

    private void run() {
        Map<String, Page> known = Stream.of(APPROVER, REQUESTER, ADMINISTRATOR)
                .collect(Collectors.toMap(Function.identity(), this::signedIn));
        report.line("");
        report.line(
                "  %-22s %11s %9s %7s %11s %9s %7s",
                "", "first, KiB", "requests", "ms", "later, KiB", "requests", "ms");
        for (Visited visited : Visited.values()) {
            Page page = Objects.requireNonNull(known.get(visited.person));
            middle(WARM_UP, () -> visit(page, visited));
            PageVisit first = middle(isShort ? SHORT : VISITS, () -> firstVisit(visited));
            PageVisit later = middle(isShort ? SHORT : VISITS, () -> visit(page, visited));
            report.line(
                    "  %-22s %11s %9d %7s %11s %9d %7s",
                    "/" + visited.path,
                    number(first.bytes() / KIBI, 0),
                    first.requests(),
                    number(first.millis(), 0),
                    number(later.bytes() / KIBI, 0),
                    later.requests(),
                    number(later.millis(), 0));
        }
        report.line("  %-22s %11s %9s %7s", "goal", number(GOAL_KIB, 0), "", number(GOAL_FIRST_MILLIS, 0));
        report.line(
                "  /insight shows a year of 100,000 requests; the goal for its drawing is %s ms, later.",
                number(GOAL_INSIGHT_MILLIS, 0));
        report.line("");
        report.line(
                "  From an act to its answer on the screen; the goal for p95 is %s ms:", number(GOAL_CLICK_MILLIS, 0));
        report.line("  %-34s %7s %7s %7s", "", "p50", "p95", "p99");
        PageClicks clicks = new PageClicks(isShort ? SHORT : CLICKS);
        clicks.inbox(Objects.requireNonNull(known.get(APPROVER))).forEach(this::print);
        clicks.requests(Objects.requireNonNull(known.get(REQUESTER))).forEach(this::print);
        report.line("");
        report.line(
                "  A template of %d steps; the goal for p95 is %s ms:", FlowClicks.STEPS, number(GOAL_EDIT_MILLIS, 0));
        new FlowClicks(isShort ? SHORT : CLICKS, Objects.requireNonNull(known.get(ADMINISTRATOR)))
                .run(address)
                .forEach(this::print);
        report.line("");
        report.line(
                "  A form of %d fields; the goal for p95 is %s ms:", FormClicks.FIELDS, number(GOAL_EDIT_MILLIS, 0));
        new FormClicks(isShort ? SHORT : CLICKS, signedIn(ADMINISTRATOR))
                .run(address)
                .forEach(this::print);
    }

    private void print(String act, Latencies times) {
        report.line(
                "  %-34s %7s %7s %7s",
                act, number(times.percentile(50), 0), number(times.percentile(95), 0), number(times.percentile(99), 0));
    }

    /** By whoever has signed in, but never seen a page before. */
    private PageVisit firstVisit(Visited visited) {
        Page page = signedIn(visited.person);
        try {
            return visit(page, visited);
        } finally {
            page.context().close();
        }
    }

    private PageVisit visit(Page page, Visited visited) {
        return PageVisit.of(page, address.resolve("/" + visited.path), visited.usable);
    }

    private Page signedIn(String person) {
        Page page = chromium.window(Window.DESK);
        SignedIn.as(person, page.context(), address);
        return page;
    }

    /** The one in the middle by time. */
    private static PageVisit middle(int count, Supplier<PageVisit> visit) {
        return Stream.generate(visit)
                .limit(count)
                .sorted(Comparator.comparingDouble(PageVisit::millis))
                .toList()
                .get(count / 2);
    }
}
