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

    /** The box that selects a row. */
    public Locator box(String title) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(title));
    }

    public Locator lines() {
        return page.locator("a.inbox-line");
    }

    /** The bar below the selected rows. */
    public Locator selected() {
        return page.locator(".bulk-bar");
    }

    /** Presses a button of that bar. */
    public void bulk(String name) {
        selected()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Opens a case, also the one that is shown before any was opened; it has its own place in the history of the browser. */
    public InboxPage select(String title) {
        String address = line(title).getAttribute("href");
        line(title).click();
        page.waitForURL(url -> url.endsWith("/" + address));
        assertThat(page.locator(".case h1")).hasText(title);
        return this;
    }

    /** As {@link #select}, and waits until the case has the focus, so that it gets what is typed next. */
    public InboxPage settleOn(String title) {
        select(title);
        assertThat(page.locator(".case h1")).isFocused();
        return this;
    }

    /** A button below the case. */
    public Locator button(String name) {
        return page.locator(".bar").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    public void approve() {
        button("Approve").click();
        answer("Approve");
    }

    /** Waits until keyboard shortcuts work. */
    public void awaitKeys() {
        page.waitForFunction("document.querySelector('.inbox').countersignKeys");
    }

    public void approveByKey() {
        awaitKeys();
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
        button("Deny").click();
        reason().fill(reason);
        answer("Deny");
    }

    /** The field of the dialog that asks why. */
    public Locator reason() {
        return page.locator("vaadin-dialog textarea").last();
    }

    public InboxPage comment(String text) {
        comment().fill(text);
        return this;
    }

    public Locator comment() {
        return page.locator(".bar textarea");
    }

    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Presses a button of the dialog that is open. */
    public void press(String button) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Presses a button that ends the dialog. */
    public void answer(String button) {
        press(button);
        assertThat(dialog()).hasCount(0);
    }

    /** What the requester has changed last in the case. */
    public Locator changed() {
        return page.locator(".changed ins");
    }

    /** The bar that decides the case. */
    public Locator bar() {
        return page.locator(".bar");
    }

    public Locator messages() {
        return page.locator(".case-messages .notice");
    }
}
