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
import org.assertj.core.api.Assertions;
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
        his.evaluate("""
                area => {
                  const { source } = window.countersign;
                  const take = source.take;
                  source.take = (...change) => {
                    const isTaken = take(...change);
                    source.take = take;
                    // In the moment between the change and the next message of the server.
                    document.execCommand('insertText', false, 'and ');
                    return isTaken;
                  };
                }""");
        theirs.evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }");
        other.page().keyboard().type("# first\n");
        assertThat(his).hasValue(Pattern.compile("^# first\n"));
        adam.page().keyboard().type("two");

        assertThat(his).hasValue(Pattern.compile("# one and two\\s*$"));
        assertThat(theirs).hasValue(Pattern.compile("^# first\n[^\u0000]*# one and two\\s*$"));
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
    }

    @Test
    void whatIsTypedIntoAFieldStaysWhenTheOtherOnesTextComesAndAfterAReload() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage his = FlowPage.begin(adam);
        Locator mine = his.field("Description, English");
        String shown = (String) mine.evaluate("""
                input => {
                  const field = input.closest('vaadin-text-area');
                  window.countersign.length.type(field, 'Mine');
                  field.value = 'Theirs';
                  return field.value + ': ' + field.helperText;
                }""");
        Assertions.assertThat(shown).startsWith("Mine: Someone else changed this text too.");
        adam.page().reload();
        assertThat(his.ready().field("Description, English")).hasValue("Mine");

        String path = adam.page().url().replaceFirst("^https?://[^/]+/", "");
        Seat other = office.visitor(Window.DESK).signInWhereAsked(ADAM, path);
        FlowPage theirs = FlowPage.on(other);
        assertThat(theirs.field("Description, English")).hasValue("Mine");
        theirs.field("Description, English").fill("Theirs");
        assertThat(his.field("Description, English")).hasValue("Theirs");

        his.row("manager").click();
        his.field("Due in").fill("9999");
        his.field("Name, English").fill("Boss");
        his.row("~").click();
        assertThat(his.field("Description, English")).hasValue("Theirs");
        adam.page().reload();
        his.ready().row("manager").click();
        assertThat(his.field("Due in")).hasValue("9999");
        assertThat(his.field("Name, English")).hasValue("Boss");
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
    }

    private static Locator text(Page page) {
        return page.locator(".source-text textarea");
    }
}
