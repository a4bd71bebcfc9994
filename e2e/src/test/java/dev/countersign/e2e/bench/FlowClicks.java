package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an administrator does in the editor of a flow of 200 steps. */
final class FlowClicks {

    static final int STEPS = 200;

    private static final int WARM_UP = 10;
    private static final int EVERY = 20;
    private static final String MOVED =
            "document.querySelector('[data-key=step-7]').closest('li').nextElementSibling.textContent";
    private static final String DUE = "document.querySelector('[data-key=step-7] > .small').textContent";
    private static final String SELECTED = "document.querySelector('.flow-side h2').textContent";
    private static final String COUNT = "document.querySelectorAll('.flow-row').length";
    private static final String READY =
            "() => document.querySelector('.flow-editor')?.countersignFlow && document.querySelectorAll('.flow-row').length > %d";

    private final int times;
    private final Page page;

    FlowClicks(int times, Page page) {
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
                    "flow: select a step",
                    SELECTED,
                    () -> row(now % 2 == 0 ? 9 : 8).click());
            act(all, now, "flow: select the step above", SELECTED, () -> row(7).click());
            act(all, now, "flow: move a step", MOVED, () -> {
                row(7).focus();
                page.keyboard().press(now % 2 == 0 ? "Alt+ArrowDown" : "Alt+ArrowUp");
            });
            act(
                    all,
                    now,
                    "flow: change when it is due",
                    DUE,
                    () -> due().press(now % 2 == 0 ? "ArrowUp" : "ArrowDown"));
            act(all, now, "flow: duplicate a step", COUNT, () -> {
                row(8).focus();
                page.keyboard().press("Control+d");
            });
            act(
                    all,
                    now,
                    "flow: undo",
                    COUNT,
                    () -> page.getByRole(
                                    AriaRole.BUTTON,
                                    new Page.GetByRoleOptions().setName("Undo").setExact(true))
                            .click());
        }
        return all;
    }

    private Locator row(int number) {
        return page.locator("[data-key=step-%d]".formatted(number));
    }

    private Locator due() {
        return page.getByLabel("Due in", new Page.GetByLabelOptions().setExact(true))
                .last();
    }

    private void act(Map<String, Latencies> all, int turn, String what, String shown, Runnable act) {
        if (what.contains("due")) {
            due().focus();
        }
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
        page.waitForFunction(READY.formatted(0));
        String draft = page.url();
        page.navigate(draft + "?tab=source");
        page.locator("textarea").fill(yaml());
        page.waitForFunction(
                "() => document.querySelector('.problem-panel h2') && document.querySelector('h1').textContent === 'Large'");
        page.navigate(draft);
        page.waitForFunction(READY.formatted(STEPS - 1));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Most steps stand one below the other, and every twentieth is within a branch. */
    private static String yaml() {
        return """
                key: large
                name: {en: Large, es: Grande}
                prefix: LARGE
                title: subject
                form:
                  - text: subject
                    label: {en: Subject, es: Asunto}
                    required: true
                  - money: amount
                    label: {en: Amount, es: Importe}
                    currencies: [EUR]
                steps:
                """ + IntStream.range(0, STEPS).mapToObj(FlowClicks::step).collect(Collectors.joining());
    }

    private static String step(int number) {
        String step = """
                - approval: step-%1$d
                  name: {en: Step %1$d, es: Paso %1$d}
                  approvers: {manager-of: requester}
                  due: 2 days
                """.formatted(number);
        String branch = """
                - branch: branch-%1$d
                  name: {en: Branch %1$d, es: Bifurcación %1$d}
                  cases:
                    - when: $form.amount.amount > %1$d
                      label: {en: large, es: grande}
                      steps:
                """.formatted(number);
        return number % EVERY == 0 ? branch.indent(2) + step.indent(10) : step.indent(2);
    }
}
