package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The inbox, with the case that is open in it. */
public final class InboxPage {

    private final Page page;

    InboxPage(Page page) {
        this.page = page;
    }

    public Locator line(String title) {
        return page.locator("a.inbox-line").filter(new Locator.FilterOptions().setHasText(title));
    }

    public Locator lines() {
        return page.locator("a.inbox-line");
    }

    public InboxPage select(String title) {
        line(title).click();
        assertThat(page.locator(".case h1")).hasText(title);
        return this;
    }

    public void approve() {
        page.locator(".bar")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
        confirm("Approve");
    }

    public void approveByKey() {
        page.waitForFunction("document.querySelector('.inbox').countersignKeys");
        page.keyboard().press("a");
        assertThat(dialog().getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions()
                                        .setName("Approve")
                                        .setExact(true)))
                .isFocused();
        page.keyboard().press("Enter");
    }

    public void deny(String reason) {
        page.locator(".bar")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deny"))
                .click();
        page.getByLabel("Reason").last().fill(reason);
        confirm("Deny");
    }

    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private void confirm(String button) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    public Locator messages() {
        return page.locator(".case-messages .notice");
    }
}
