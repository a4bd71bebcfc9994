package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A template's form. */
public final class NewRequestPage {

    private final Page page;

    NewRequestPage(Page page) {
        this.page = page;
    }

    public NewRequestPage type(String label, String text) {
        Locator field = page.getByLabel(label).first();
        field.fill(text);
        field.blur();
        return this;
    }

    public NewRequestPage choose(String label, String option) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        return this;
    }

    /** A whole purchase. */
    public NewRequestPage purchase(String title, String amount) {
        return type("What do you need?", title)
                .type("Amount", amount)
                .type("Supplier", "Mobiliar SA")
                .choose("Budget", "Office")
                .type("Reason", "The team moves to the second floor in January; the old desks stay with Support.");
    }

    public void submit() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Submit").setExact(true))
                .click();
    }

    /** Submits and waits for the request's page; returns its address. */
    public String submitted() {
        submit();
        page.waitForURL(Pattern.compile(".*/requests/.+"));
        assertThat(page.locator(".case h1")).isVisible();
        return page.url();
    }

    public Locator problems() {
        return page.locator("[role=alert]");
    }

    public Locator field(String label) {
        return page.getByLabel(label).first();
    }
}
