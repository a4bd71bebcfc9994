package dev.countersign.e2e.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of one request. */
public final class RequestPage {

    private final Page page;

    RequestPage(Page page) {
        this.page = page;
    }

    public Locator status() {
        return page.locator(".case .by .badge");
    }

    /** A box of the path by its name. */
    public Locator step(String name) {
        return page.locator(".path .step").filter(new Locator.FilterOptions().setHasText(name));
    }

    public Locator activity() {
        return page.locator(".activity");
    }

    public Locator reason() {
        return page.locator(".notice");
    }

    public Locator comment() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Comment"));
    }

    public void comment(String text) {
        comment().fill(text);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send comment"))
                .click();
    }

    public void withdraw() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Withdraw").setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw request"))
                .click();
    }
}
