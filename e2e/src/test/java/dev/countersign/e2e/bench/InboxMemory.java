package dev.countersign.e2e.bench;

import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.SignedIn;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Wait;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** How much live heap an inbox takes that stands open in a browser, with its session and the connection by which it is told of changes. */
final class InboxMemory {

    private static final String PERSON = "marta@acme.test";

    /** The server keeps a connection for the next request for half a minute; those are no part of an inbox. */
    private static final Duration UNTIL_IDLE = Duration.ofMinutes(2);

    private static final String ESTABLISHED = "01";
    private static final int LOCAL = 1;
    private static final int STATE = 3;

    private final Load load;
    private final int inboxes;

    InboxMemory(Load load, int inboxes) {
        this.load = load;
        this.inboxes = inboxes;
    }

    /** Of one, once as many have brought along what is kept for all. */
    double bytes() throws IOException {
        try (Chromium chromium = Chromium.start()) {
            open(chromium);
            awaitIdle(inboxes);
            long before = live();
            open(chromium);
            awaitIdle(2 * inboxes);
            return (live() - before) / (double) inboxes;
        }
    }

    /** After two collections, since the first one only enqueues what weak and phantom references still hold. */
    private long live() throws IOException {
        Memory.of(load.pid());
        return Memory.of(load.pid()).liveBytes();
    }

    private void open(Chromium chromium) {
        for (int opened = 0; opened < inboxes; opened++) {
            Page page = chromium.window(Window.DESK);
            SignedIn.as(PERSON, page.context(), load.address());
            page.navigate(load.address().resolve("/inbox").toString());
            page.waitForSelector("a.inbox-line");
        }
    }

    /** Until every inbox has its one connection and no other. */
    private void awaitIdle(int open) {
        Wait.until(open + " connections", UNTIL_IDLE, () -> connections() <= open);
    }

    private long connections() throws IOException {
        String port = ":%04X".formatted(load.address().getPort()).toUpperCase(Locale.ROOT);
        long connections = 0;
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                connections += lines.map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[LOCAL].endsWith(port) && fields[STATE].equals(ESTABLISHED))
                        .count();
            }
        }
        return connections;
    }
}
