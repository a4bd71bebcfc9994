package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an administrator does again and again in one of the editors of a draft, and how long it takes until the page shows it. */
abstract class DraftClicks {

    private static final int WARM_UP = 10;

    private final int times;
    private final Page page;
    private final Map<String, Latencies> all = new LinkedHashMap<>();

    DraftClicks(int times, Page page) {
        this.times = times;
        this.page = page;
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
            all.computeIfAbsent(what, _ -> new Latencies()).add(nanos);
        }
    }

    /**
     * Begins a draft, gives it this content on the page of its text, and opens one of its editors.
     *
     * @param name of the template
     * @param tab the parameter of the address that leads to the editor
     * @param ready whether the editor shows the content, as JavaScript
     */
    final void open(URI address, String yaml, String name, String tab, String ready) {
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
        page.waitForFunction(ready);
    }

    final Page page() {
        return page;
    }

    final Locator row(String key) {
        return page.locator("[data-key=%s]".formatted(key));
    }

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
