package dev.countersign.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A keyboard only. */
record KeyboardHands(Page page) implements Hands {

    private static final int MOST_TABS = 150;
    private static final int MOST_ROWS = 30;

    private static final String FOCUSED = "() => document.activeElement.outerHTML.slice(0, 300)";

    /** Where the focus is, seen from an element: here, before it or behind it; in a row of a list of which only one can be reached by Tab, beside it. */
    private static final String FOCUS = """
            element => {
              const active = document.activeElement;
              if (element.contains(active)) {
                return 'here';
              }
              if (element.matches('.flow-stop') && active.matches('.flow-stop')) {
                return 'beside';
              }
              // What opens a group is written behind its content, and stands before it.
              const from = active.matches('vaadin-details-summary') ? active.parentElement : active;
              return element.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING ? 'behind' : 'before';
            }
            """;

    @Override
    public void press(Locator control) {
        reach(control);
        page.keyboard().press("Enter");
    }

    @Override
    public void type(Locator field, String text) {
        replace(field, text);
        page.keyboard().press("Tab");
    }

    private void replace(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    @Override
    public void tick(Locator box) {
        reach(box);
        page.keyboard().press("Space");
    }

    @Override
    public void choose(Locator field, String option) {
        reach(field);
        page.keyboard().press("Enter");
        walkTo(option(option));
        page.keyboard().press("Enter");
    }

    @Override
    public void find(Locator field, String part, String option) {
        replace(field, part);
        assertThat(option(option)).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
    }

    @Override
    public void raise(Locator row, Locator above) {
        reach(row);
        page.keyboard().press("Alt+ArrowUp");
    }

    private void walkTo(Locator option) {
        assertThat(option).isVisible();
        for (int pressed = 0; pressed < MOST_ROWS && !focus(option).equals("here"); pressed++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(option).isFocused();
    }

    /** By the way that is shorter in the page. A dialog keeps the focus within itself, and begins anew at its end. */
    private void reach(Locator control) {
        assertThat(control).isVisible();
        String focus = focus(control);
        for (int pressed = 0; pressed < MOST_TABS && !focus.equals("here"); pressed++) {
            page.keyboard().press(focus.equals("behind") ? "Shift+Tab" : "Tab");
            focus = focus(control);
            if (focus.equals("beside")) {
                walk(control);
                return;
            }
        }
        if (!focus.equals("here")) {
            throw new AssertionError("%s is not reached by Tab, but %s".formatted(control, page.evaluate(FOCUSED)));
        }
    }

    private void walk(Locator row) {
        page.keyboard().press("Home");
        for (int pressed = 0; pressed < MOST_ROWS && !focus(row).equals("here"); pressed++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(row).isFocused();
    }

    private static String focus(Locator element) {
        return (String) element.evaluate(FOCUS);
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
