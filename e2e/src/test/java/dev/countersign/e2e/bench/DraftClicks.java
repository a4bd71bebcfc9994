package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an administrator does again and again in one of the editors of a draft, and how long it takes until the page shows it. Rows are selected, moved and
 * duplicated in both editors.
 */
abstract class DraftClicks {

    private static final int WARM_UP = 10;
    private static final String SELECTED = "document.querySelector('.flow-side h2').textContent";

    private final int times;
    private final Page page;
    private final String editor;
    private final String row;
    private final Map<String, Latencies> all = new LinkedHashMap<>();

    /**
     * Clicks in one editor.
     *
     * @param editor by which the page and the measurements name it
     * @param row what one of its rows is; the keys of the rows begin so, and end with their numbers
     */
    DraftClicks(int times, Page page, String editor, String row) {
        this.times = times;
        this.page = page;
        this.editor = editor;
        this.row = row;
    }

    final Map<String, Latencies> run(URI address) {
        open(address);
        for (int turn = -WARM_UP; turn < times; turn++) {
            act(turn);
        }
        return all;
    }

    /** Opens the draft that is edited. */
    abstract void open(URI address);

    /** Does each thing once. */
    abstract void act(int turn);

    /** @param shown what the page shows otherwise afterwards, as JavaScript */
    final void act(int turn, String what, String shown, Runnable act) {
        long nanos = Answer.nanosUntilOther(page, shown, act);
        if (turn >= 0) {
            all.computeIfAbsent(editor + ": " + what, _ -> new Latencies()).add(nanos);
        }
    }

    final void select(int turn) {
        act(turn, "select a " + row, SELECTED, () -> row(isEven(turn) ? 9 : 8).click());
        act(turn, "select the " + row + " above", SELECTED, () -> row(7).click());
    }

    final void move(int turn) {
        String next =
                "document.querySelector('[data-key=%s-7]').closest('li').nextElementSibling.textContent".formatted(row);
        act(turn, "move a " + row, next, () -> press(7, isEven(turn) ? "Alt+ArrowDown" : "Alt+ArrowUp"));
    }

    /** @param count how many rows there are, as JavaScript */
    final void duplicateAndUndo(int turn, String count) {
        act(turn, "duplicate a " + row, count, () -> press(8, "Control+d"));
        act(turn, "undo", count, () -> button("Undo").click());
    }

    /** Every other turn takes back what the one before has done. */
    static boolean isEven(int turn) {
        return turn % 2 == 0;
    }

    /**
     * Begins a draft, gives it this content on the page of its text, and opens one of its editors.
     *
     * @param name of the template
     * @param tab the parameter of the address that leads to the editor
     * @param rows how many the content has at least
     */
    final void open(URI address, String yaml, String name, String tab, int rows) {
        page.navigate(address.resolve("/organisation/templates").toString());
        button("New template").click();
        button("Create").click();
        page.waitForFunction("() => document.querySelector('.flow-editor')?.countersignFlow");
        String draft = page.url();
        page.navigate(draft + "?tab=source");
        page.locator("textarea").fill(yaml);
        page.waitForFunction(
                "() => document.querySelector('.problem-panel h2') && document.querySelector('h1').textContent === '%s'"
                        .formatted(name));
        page.navigate(draft + tab);
        page.waitForFunction(
                "() => document.querySelector('.%s-editor')?.countersignFlow && document.querySelectorAll('.flow-row').length >= %d"
                        .formatted(editor, rows));
    }

    final Page page() {
        return page;
    }

    private Locator row(int number) {
        return page.locator("[data-key=%s-%d]".formatted(row, number));
    }

    private void press(int number, String keys) {
        row(number).focus();
        page.keyboard().press(keys);
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
