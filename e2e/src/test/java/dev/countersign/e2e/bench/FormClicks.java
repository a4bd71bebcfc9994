package dev.countersign.e2e.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an administrator does in the editor of a form of 100 fields. The preview shows each change, too. */
final class FormClicks extends DraftClicks {

    static final int FIELDS = 100;

    private static final String REQUIRED =
            "[...document.querySelectorAll('.form-frame [data-field=field-7]')].map(one => one.required).join()";
    private static final String COUNT =
            "document.querySelectorAll('.flow-row').length + ',' + document.querySelectorAll('.form-frame [data-field]').length";

    FormClicks(int times, Page page) {
        super(times, page, "form", "field");
    }

    @Override
    void open(URI address) {
        open(address, yaml(), "Long", "?tab=form", FIELDS);
    }

    @Override
    void act(int turn) {
        select(turn);
        act(turn, "require an answer", REQUIRED, () -> required().click());
        move(turn);
        duplicateAndUndo(turn, COUNT);
    }

    private Locator required() {
        return page().getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Required").setExact(true));
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
