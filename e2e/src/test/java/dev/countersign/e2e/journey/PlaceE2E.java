package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A page in print, at a zoom of 400 %, and after coming back to it. */
@InTheOffice
class PlaceE2E {

    /** What of the window's height the case has to itself, down the middle. */
    private static final String HEIGHT_FOR_THE_CASE = """
            () => {
              let height = 0;
              for (let y = 0; y < innerHeight; y++) {
                height += document.elementFromPoint(innerWidth / 2, y)?.closest('.case') ? 1 : 0;
              }
              return height;
            }
            """;

    private final Office office;

    PlaceE2E(Office office) {
        this.office = office;
    }

    @Test
    void aLongRequestIsPrintedWholeAndWithoutMenusAndWithTimesThatStayTrue() throws IOException {
        Seat bob = office.sit("bob@globex.test", "requests");
        bob.newRequest("purchase-request")
                .purchase("A long story", "900")
                .type("Reason", "One line of many.\n".repeat(90) + "The very last line.")
                .submitted();
        Page page = bob.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(":is(.side, .skip-link, .comment-box, vaadin-button):visible"))
                .hasCount(0);
        try (PDDocument printed = Loader.loadPDF(page.pdf())) {
            String text = new PDFTextStripper().getText(printed);
            assertThat(text).contains("A long story", "The very last line.", "Bob Reyes submitted the request");
            assertThat(text).doesNotContain("just now", " ago", "today ", "Withdraw");
            assertThat(printed.getNumberOfPages()).isBetween(2, 4);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        bob.request().withdraw();
    }

    @Test
    void atFourTimesTheSizeTheCaseCanBeReadAndDecided() {
        office.sit("bob@globex.test", "requests")
                .newRequest("purchase-request")
                .purchase("A magnifying glass", "900")
                .submitted();
        Seat dana = office.visitor(new Window(320, 256, false, "en-GB")).signInWhereAsked("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().settleOn("A magnifying glass");
        Page page = dana.page();
        page.evaluate("document.querySelector('.case .facts').scrollIntoView()");
        assertThat((Integer) page.evaluate(HEIGHT_FOR_THE_CASE)).isGreaterThan(200);
        dana.photograph("zoom");

        inbox.button("Deny").click();
        assertThat(inbox.reason()).isInViewport();
        dana.photograph("zoom-deny");
        inbox.reason().fill("Use the glasses that you have.");
        inbox.answer("Deny");
    }

    @Test
    void backLeadsToTheSamePlaceOfALongList() throws Exception {
        Seat bob = office.sit("bob@globex.test", "requests");
        bob.newRequest("purchase-request").purchase("A paper clip", "1").submitted();
        bob.request().withdraw();
        new Circumstances(office.product()).submitAgain("A paper clip", 140);
        bob.open("requests?text=paper+clip");
        Page page = bob.page();
        Locator lines = page.locator("a.request-line");
        assertThat(lines).hasCount(50);
        bob.button("Show more").scrollIntoViewIfNeeded();
        assertThat(lines).hasCount(100);
        lines.nth(59).click();
        assertThat(page.locator(".case h1")).isVisible();
        page.waitForFunction("Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");

        page.goBack();
        assertThat(lines).hasCount(100);
        assertThat(lines.nth(59)).isInViewport();
        assertThat(lines.nth(59)).isFocused();
        page.reload();
        assertThat(lines).hasCount(100);
        assertThat(lines.nth(59)).isInViewport();
    }
}
