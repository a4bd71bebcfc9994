package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a person has asked for. */
public final class MyRequestsPage {

    private final Page page;

    MyRequestsPage(Page page) {
        this.page = page;
    }

    public Locator line(String title) {
        return page.locator("a.request-line").filter(new Locator.FilterOptions().setHasText(title));
    }

    public RequestPage select(String title) {
        line(title).click();
        assertThat(page.locator(".case h1")).hasText(title);
        return new RequestPage(page);
    }
}
