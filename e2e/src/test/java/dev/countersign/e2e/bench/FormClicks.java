package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an administrator does in the editor of a form of 100 fields. The preview shows each change, too. */
final class FormClicks {

    static final int FIELDS = 100;

    private static final int WARM_UP = 10;
    private static final String SELECTED = "document.querySelector('.flow-side h2').textContent";
    private static final String MOVED =
            "document.querySelector('[data-key=field-7]').closest('li').nextElementSibling.textContent";
    private static final String REQUIRED =
            "[...document.querySelectorAll('.form-frame [data-field=field-7]')].map(one => one.required).join()";
    private static final String COUNT =
            "document.querySelectorAll('.flow-row').length + ',' + document.querySelectorAll('.form-frame [data-field]').length";

    private final int times;
    private final Page page;

    FormClicks(int times, Page page) {
        this.times = times;
        this.page = page;
    }

    Map<String, Latencies> run(URI address) {
        open(address);
        Map<String, Latencies> all = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < times; turn++) {
            int now = turn;
            act(
                    all,
                    now,
                    "form: select a field",
                    SELECTED,
                    () -> row(now % 2 == 0 ? 9 : 8).click());
            act(all, now, "form: select the field above", SELECTED, () -> row(7).click());
            act(
                    all,
                    now,
                    "form: require an answer",
                    REQUIRED,
                    () -> page.getByRole(
                                    AriaRole.CHECKBOX,
                                    new Page.GetByRoleOptions()
                                            .setName("Required")
                                            .setExact(true))
                            .click());
            act(all, now, "form: move a field", MOVED, () -> {
                row(7).focus();
                page.keyboard().press(now % 2 == 0 ? "Alt+ArrowDown" : "Alt+ArrowUp");
            });
            act(all, now, "form: duplicate a field", COUNT, () -> {
                row(8).focus();
                page.keyboard().press("Control+d");
            });
            act(all, now, "form: undo", COUNT, () -> button("Undo").click());
        }
        return all;
    }

    private Locator row(int number) {
        return page.locator("[data-key=field-%d]".formatted(number));
    }

    private void act(Map<String, Latencies> all, int turn, String what, String shown, Runnable act) {
        long nanos = Answer.nanosUntilOther(page, shown, act);
        if (turn >= 0) {
            all.computeIfAbsent(what, _ -> new Latencies()).add(nanos);
        }
    }

    /** Writes the template on the page of its text. */
    private void open(URI address) {
        page.navigate(address.resolve("/organisation/templates").toString());
        button("New template").click();
        button("Create").click();
        page.waitForFunction("() => document.querySelector('.flow-editor')?.countersignFlow");
        String draft = page.url();
        page.navigate(draft + "?tab=source");
        page.locator("textarea").fill(yaml());
        page.waitForFunction(
                "() => document.querySelector('.problem-panel h2') && document.querySelector('h1').textContent === 'Long'");
        page.navigate(draft + "?tab=form");
        page.waitForFunction(
                "() => document.querySelector('.form-editor')?.countersignFlow && document.querySelectorAll('.flow-row').length > %d"
                        .formatted(FIELDS - 1));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String yaml() {
        return """
                key: long
                name: {en: Long, es: Largo}
                prefix: LONG
                title: field-1
                form:
                """
                + IntStream.rangeClosed(1, FIELDS).mapToObj(FormClicks::field).collect(Collectors.joining()) + """
                steps:
                  - approval: manager
                    name: {en: Manager, es: Responsable}
                    approvers: {manager-of: requester}
                    due: 2 days
                """;
    }

    /** Every tenth depends on the one before. */
    private static String field(int number) {
        String field = """
                  - text: field-%1$d
                    label: {en: Field %1$d, es: Campo %1$d}
                """.formatted(number).indent(2);
        return number % 10 == 0
                ? field + "    visible-when: $form.`field-%d` != \"no\"\n".formatted(number - 1)
                : field;
    }
}
