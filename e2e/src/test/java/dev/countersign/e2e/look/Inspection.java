package dev.countersign.e2e.look;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.countersign.e2e.product.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Inspects the current page in both themes and at both widths: axe finds nothing, nothing overflows horizontally, and a screenshot of the whole
 * page is written to {@code target/screenshots/<page>-<theme>-<width>.png}. With the property {@code screens=all} each theme is taken at each width.
 */
final class Inspection {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** A sentence for each violated rule, instead of axe's large report. */
    private static final String VIOLATIONS = """
            async (tags) => {
                const report = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
                return report.violations.map(rule => `${rule.help} (${rule.id}) at ` + rule.nodes
                    .map(node => `${node.target} ${node.failureSummary.replace(/\\s+/g, ' ')}`).join('; '));
            }
            """;

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Each theme and each width once: colours depend on the theme, and what is shown depends on the width. */
    private static final List<Window> EACH_ONCE =
            List.of(Window.DESK, Window.DESK.phone().withDark(true));

    private static final List<Window> WINDOWS =
            System.getProperty("screens", "").equals("all") ? Window.ALL : EACH_ONCE;

    /** How much of the page is below the window, if the page or a part of it scrolls. */
    private static final String HIDDEN_BELOW = """
            () => Math.max(...[...document.querySelectorAll('html, .shell > main, .inbox-side, .case-pane')]
                .map(part => part.scrollHeight - part.clientHeight))
            """;

    /** No transition is running, since colours differ meanwhile; endless animations are ignored. */
    private static final String STILL = """
            () => document.getAnimations().every(one => one.playState !== 'running'
                || one.effect?.getComputedTiming().endTime === Infinity)
            """;

    private static final String HIDDEN_AT_THE_SIDE = """
            () => [...document.querySelectorAll('html, .shell > main, .inbox-side, .case-pane')]
                .filter(part => part.scrollWidth > part.clientWidth)
                .map(part => part.className || part.localName).join(', ')
            """;

    /** Something is rendered, and Vaadin neither waits for the server nor processes a response. */
    static final String SETTLED = """
            () => document.querySelector('h1') !== null
                && Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive?.())
            """;

    private final List<String> findings = new ArrayList<>();

    void of(Page page, String name) {
        page.waitForFunction(SETTLED);
        for (Window window : WINDOWS) {
            show(page, window);
            look(page, window, name + "-" + window.label());
        }
        show(page, Window.DESK);
    }

    /**
     * A page with an open list or calendar, whose position and size depend on the window.
     *
     * @param open opens it; Escape closes it
     */
    void of(Page page, String name, Runnable open) {
        page.waitForFunction(SETTLED);
        for (Window window : WINDOWS) {
            show(page, window);
            open.run();
            look(page, window, name + "-" + window.label());
            page.keyboard().press("Escape");
        }
        show(page, Window.DESK);
    }

    /** The findings so far, one sentence each. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    private static void show(Page page, Window window) {
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(window.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.setViewportSize(window.width(), window.height());
    }

    private void look(Page page, Window window, String name) {
        page.waitForFunction(STILL);
        int hidden = (Integer) page.evaluate(HIDDEN_BELOW);
        if (hidden > 0) {
            page.setViewportSize(window.width(), window.height() + hidden);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
        String wide = (String) page.evaluate(HIDDEN_AT_THE_SIDE);
        if (!wide.isEmpty()) {
            findings.add(name + ": runs off the side in " + wide);
        }
        if (EACH_ONCE.contains(window)) {
            askAxe(page, name);
        }
    }

    /** axe stays loaded as long as the page, and loading takes as long as a check. */
    private void askAxe(Page page, String name) {
        if ((Boolean) page.evaluate("() => typeof axe === 'undefined'")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        for (Object violation : (List<?>) page.evaluate(VIOLATIONS, RULES)) {
            findings.add(name + ": " + violation);
        }
    }
}
