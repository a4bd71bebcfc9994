package dev.countersign.e2e.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Where the mail of this machine arrives. It is a plain page and shows what had arrived when it was opened. */
public final class MailboxPage {

    private final Page page;

    MailboxPage(Page page) {
        this.page = page;
    }

    /** The letters to one person that speak of something, the newest first. */
    public Locator letters(String to, String about) {
        return page.locator("article")
                .filter(new Locator.FilterOptions().setHasText(to))
                .filter(new Locator.FilterOptions().setHasText(about));
    }

    /** Opens a mail of the list; what it holds as text. */
    public Locator read(Locator letter) {
        letter.getByRole(AriaRole.LINK).click();
        return page.locator("article.mail");
    }

    /** Reads the mailbox again and again until such a letter has come. */
    public Locator await(String to, String about) {
        Locator letters = letters(to, about);
        page.waitForCondition(() -> {
            page.reload();
            return letters.count() > 0;
        });
        return letters.first();
    }
}
