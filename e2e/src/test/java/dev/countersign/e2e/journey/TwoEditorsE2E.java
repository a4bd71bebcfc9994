package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people write in the text of the same draft. */
@InTheOffice
class TwoEditorsE2E {

    private static final String ADAM = "adam@globex.test";

    private final Office office;

    TwoEditorsE2E(Office office) {
        this.office = office;
    }

    @Test
    void theCaretStaysAmongItsCharactersWhenTheOtherOnesChangeComes() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage.begin(adam);
        adam.link("YAML").click();
        Locator his = text(adam.page());
        assertThat(his).isVisible();
        String path = adam.page().url().replaceFirst("^https?://[^/]+/", "");
        Seat other = office.visitor(Window.DESK).signInWhereAsked(ADAM, path);
        Locator theirs = text(other.page());

        his.evaluate("area => { const at = area.value.length; area.focus(); area.setSelectionRange(at, at); }");
        adam.page().keyboard().type("# one ");
        assertThat(theirs).hasValue(Pattern.compile("# one"));
        theirs.evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }");
        other.page().keyboard().type("# first\n");
        assertThat(his).hasValue(Pattern.compile("^# first\n"));
        adam.page().keyboard().type("two");

        assertThat(his).hasValue(Pattern.compile("# one two\\s*$"));
        assertThat(theirs).hasValue(Pattern.compile("^# first\n[^\u0000]*# one two\\s*$"));
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
    }

    private static Locator text(Page page) {
        return page.locator(".source-text textarea");
    }
}
