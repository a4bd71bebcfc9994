package dev.countersign.e2e.bench;

import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Window;
import java.io.IOException;

/** How much live heap an inbox takes that stands open in a browser, with its session and the connection by which it is told of changes. */
final class InboxMemory {

    private static final String PERSON = "marta@acme.test";
    private static final int FIRST = 2;

    private final Load load;
    private final int inboxes;

    InboxMemory(Load load, int inboxes) {
        this.load = load;
        this.inboxes = inboxes;
    }

    /** Of one, once what the first ones bring along for all is there. */
    double bytes() throws IOException {
        try (Chromium chromium = Chromium.start()) {
            open(chromium, FIRST);
            long before = Memory.of(load.pid()).liveBytes();
            open(chromium, inboxes);
            return (Memory.of(load.pid()).liveBytes() - before) / (double) inboxes;
        }
    }

    private void open(Chromium chromium, int count) {
        for (int opened = 0; opened < count; opened++) {
            Page page = chromium.window(Window.DESK);
            Seat.at(page, load.address(), Window.DESK.label()).signInWhereAsked(PERSON, "inbox");
            page.waitForSelector("a.inbox-line");
        }
    }
}
