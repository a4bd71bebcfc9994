package dev.countersign.e2e.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** The product's own page for signing in, and the page of the identity provider that follows it. */
public final class SignInPage {

    static final String PASSWORD = "countersign";

    private final Page page;

    SignInPage(Page page) {
        this.page = page;
    }

    /** Whether this is the page that the browser was sent to. */
    boolean isAsked() {
        return URI.create(page.url()).getPath().equals("/sign-in");
    }

    /** One of the demo accounts, by a click. */
    public SignInPage choose(String email) {
        page.locator("button.person")
                .filter(new Locator.FilterOptions().setHasText(email))
                .click();
        return this;
    }

    public SignInPage typeAddress(String email) {
        page.locator("#email").fill(email);
        proceed();
        return this;
    }

    public void enterPassword() {
        enterPassword(PASSWORD);
    }

    public void enterPassword(String password) {
        page.locator("#password").fill(password);
        proceed();
    }

    public Locator problem() {
        return page.locator("[role=alert], .problem");
    }

    private void proceed() {
        page.locator("button.primary").click();
    }
}
