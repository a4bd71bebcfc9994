package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A person in front of a browser window. */
public final class Seat {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final String IS_ELSEWHERE = """
            path => document.querySelector('.shell main > *') !== null
                && location.pathname.split('/')[1] !== path.split('/')[0]
            """;

    /** Marks the current view, since the next one may look the same. */
    private static final String FOLLOW_LINK = """
            path => {
              document.querySelector('.shell main > *').dataset.left = '';
              const link = document.createElement('a');
              link.href = '/' + path;
              link.setAttribute('router-link', '');
              document.body.append(link);
              link.click();
              link.remove();
            }
            """;

    private static final String HAS_LEFT = """
            () => document.querySelector('.shell main > *') !== null
                && document.querySelector('.shell main > [data-left]') === null
            """;

    private final Page page;
    private final URI address;
    private final String label;

    private Seat(Page page, URI address, String label) {
        this.page = page;
        this.address = address;
        this.label = label;
    }

    /**
     * Somebody who is not signed in yet.
     *
     * @param label tells this window's screenshots apart
     */
    public static Seat at(Page page, URI address, String label) {
        return new Seat(page, address, label);
    }

    public Page page() {
        return page;
    }

    public Seat open(String path) {
        page.navigate(address.resolve("/" + path).toString());
        return this;
    }

    /**
     * Goes to another part of the product by a link of its navigation, which is much faster than loading the page. If the person is outside the product, or
     * in that part already, the page is opened by its URL.
     */
    private void go(String path) {
        if ((Boolean) page.evaluate(IS_ELSEWHERE, path)) {
            page.evaluate(FOLLOW_LINK, path);
            page.waitForFunction(HAS_LEFT);
        } else {
            open(path);
        }
    }

    /** Opens a page, and signs in if that is asked for on the way. */
    public Seat signInWhereAsked(String email, String path) {
        open(path);
        if (signIn().isAsked()) {
            signIn().choose(email).enterPassword();
        }
        assertThat(page.locator(".shell main")).isVisible();
        return this;
    }

    public SignInPage signIn() {
        return new SignInPage(page);
    }

    public NewRequestPage newRequest(String template) {
        go("new/" + template);
        return new NewRequestPage(page);
    }

    /** The form that is open already. */
    public NewRequestPage openForm() {
        return new NewRequestPage(page);
    }

    public InboxPage inbox() {
        go("inbox");
        return new InboxPage(page);
    }

    /** The inbox that is open already. */
    public InboxPage openInbox() {
        return new InboxPage(page);
    }

    /** The URL of the case that is open in the inbox. */
    public String caseAddress() {
        page.waitForURL(Pattern.compile(".*/inbox/.+"));
        return page.url();
    }

    /** Opens the case that is open in the inbox by its URL, as a link would. */
    public Seat openCase() {
        page.navigate(caseAddress());
        return this;
    }

    public RequestPage request() {
        return new RequestPage(page);
    }

    public MyRequestsPage myRequests() {
        go("requests");
        return new MyRequestsPage(page);
    }

    public MailboxPage mailbox() {
        open("local/mailbox");
        return new MailboxPage(page);
    }

    /** Chooses a language in the person's menu; the page is read anew in it. */
    public Seat speak(String language) {
        page.locator(".me vaadin-menu-bar-button").first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("Language|Idioma")))
                .click();
        page.evaluate("() => { window.before = true; }");
        page.getByText(language, new Page.GetByTextOptions().setExact(true)).click();
        page.waitForFunction("() => window.before === undefined");
        assertThat(page.locator(".shell main > *").first()).isVisible();
        return this;
    }

    /**
     * The same page in another tab, with a copy of its session storage, as by "Duplicate tab" in a browser.
     *
     * @param lastTyped what the draft must hold before that
     */
    public Seat duplicate(String lastTyped) {
        page.waitForFunction("text => Object.values(sessionStorage).some(draft => draft.includes(text))", lastTyped);
        Page copy = page.waitForPopup(() -> page.evaluate("() => { window.open(location.href); }"));
        assertThat(copy.locator(".shell main")).isVisible();
        return new Seat(copy, address, label + "-copy");
    }

    /** Loses the session, as after a long pause: the cookie of the browser belongs to none. */
    public void loseSession() {
        List<Cookie> sessions = page.context().cookies().stream()
                .filter(cookie -> cookie.name.startsWith("countersign-") && cookie.httpOnly)
                .toList();
        sessions.forEach(cookie -> cookie.value = "lost");
        page.context().addCookies(sessions);
    }

    /** Types with an input method that is still composing the last word, and then takes it over. */
    public void compose(String word) {
        CDPSession browser = page.context().newCDPSession(page);
        JsonObject composition = new JsonObject();
        composition.addProperty("text", word);
        composition.addProperty("selectionStart", word.length());
        composition.addProperty("selectionEnd", word.length());
        browser.send("Input.imeSetComposition", composition);
        JsonObject taken = new JsonObject();
        taken.addProperty("text", word);
        browser.send("Input.insertText", taken);
        browser.detach();
    }

    /** Pastes into what has the focus. */
    public void paste(String text) {
        page.evaluate("""
                text => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  document.activeElement.dispatchEvent(
                      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
                }
                """, text);
    }

    public Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** The open dialog. */
    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG).or(page.getByRole(AriaRole.ALERTDIALOG));
    }

    /** Waits for a button of the dialog, since the dialog element itself has no box. */
    public void awaitDialog() {
        assertThat(dialog().getByRole(AriaRole.BUTTON).last()).isVisible();
    }

    /** The path of the open page, as {@link #open} takes it. */
    public String path() {
        return URI.create(page.url()).getPath().substring(1);
    }

    /** Ends the absence that the open page shows. */
    public void endAbsence() {
        Locator end = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End now"));
        end.click();
        assertThat(end).hasCount(0);
    }

    /** The toast. */
    public Locator toast() {
        return page.locator("vaadin-notification-card").last();
    }

    /** Takes back what the toast speaks of. */
    public void undo() {
        toast().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Undo").setExact(true))
                .click();
    }

    /** Keeps what is on the screen as {@code target/screenshots/<name>-<window>.png}. */
    public Seat photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + label + ".png")));
        return this;
    }
}
