package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** An administrator keeps a request that must go on as it does, changes the flow, and is stopped when they publish. */
@InTheOffice
class KeptCasesE2E {

    private static final String ADAM = "adam@globex.test";

    private final Office office;

    KeptCasesE2E(Office office) {
        this.office = office;
    }

    @Test
    void aKeptRequestStopsThePublicationOfADraftThatSendsItElsewhere() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage flow = FlowPage.begin(adam);
        Page page = adam.page();
        adam.link("Try it").click();
        adam.button("Keep as test case…").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("The manager alone");
        page.keyboard().press("Enter");
        Locator cases = page.locator(".kept-list").first();
        assertThat(cases).containsText("The manager alone");
        assertThat(cases).containsText("Passes");

        adam.link("Flow").click();
        flow.ready();
        flow.sign("", 0, 1).click();
        flow.kind("Approval").click();
        assertThat(flow.rows()).hasCount(2);
        adam.link("Try it").click();
        assertThat(cases).containsText("Fails");
        assertThat(cases).containsText("Approval is on the path now.");

        adam.button("Publish…").click();
        adam.button("Publish").click();
        Locator dialog = page.locator("vaadin-dialog");
        assertThat(dialog).containsText("1 test case does not pass.");
        assertThat(dialog).containsText("Approval is on the path now.");
        adam.button("Publish anyway").click();
        assertThat(dialog).containsText("Say why this is published although test cases do not pass.");
        adam.button("Cancel").click();

        adam.button("Expect this: The manager alone").click();
        assertThat(cases).containsText("Passes");
        adam.button("Discard").click();
        page.locator("vaadin-dialog vaadin-button").last().click();
        assertThat(adam.toast()).containsText("Draft discarded.");
    }
}
