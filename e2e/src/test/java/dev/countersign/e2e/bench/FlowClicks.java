package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an administrator does in the editor of a flow of 200 steps. */
final class FlowClicks extends DraftClicks {

    static final int STEPS = 200;

    private static final int EVERY = 20;
    private static final String DUE = "document.querySelector('[data-key=step-7] > .small').textContent";
    private static final String COUNT = "document.querySelectorAll('.flow-row').length";

    FlowClicks(int times, Page page) {
        super(times, page, "flow", "step");
    }

    @Override
    void open(URI address) {
        open(address, yaml(), "Large", "", STEPS);
    }

    @Override
    void act(int turn) {
        select(turn);
        move(turn);
        due().focus();
        act(turn, "change when it is due", DUE, () -> due().press(isEven(turn) ? "ArrowUp" : "ArrowDown"));
        duplicateAndUndo(turn, COUNT);
    }

    private Locator due() {
        return page().getByLabel("Due in", new Page.GetByLabelOptions().setExact(true))
                .last();
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
