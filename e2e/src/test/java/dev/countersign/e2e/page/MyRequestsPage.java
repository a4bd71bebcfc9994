package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a person has asked for. */
public final class MyRequestsPage {

    private final Page page;

    MyRequestsPage(Page page) {
        this.page = page;
    }

    public Locator line(String title) {
        return page.locator("a.request-line").filter(new Locator.FilterOptions().setHasText(title));
    }

    /** Types the parts as people do who pause: the list has followed the text so far before the next part. */
    public MyRequestsPage searchWithPauses(String... parts) {
        Locator field = page.locator(".filters vaadin-text-field input");
        field.click();
        StringBuilder typed = new StringBuilder();
        for (String part : parts) {
            page.keyboard().type(part);
            typed.append(part);
            String address = URLEncoder.encode(typed.toString(), StandardCharsets.UTF_8);
            page.waitForURL(url -> url.endsWith("=" + address) || url.endsWith("=" + address.replace("+", "%20")));
            assertThat(field).hasValue(typed.toString());
        }
        return this;
    }

    public RequestPage select(String title) {
        line(title).click();
        assertThat(page.locator(".case h1")).hasText(title);
        return new RequestPage(page);
    }
}
