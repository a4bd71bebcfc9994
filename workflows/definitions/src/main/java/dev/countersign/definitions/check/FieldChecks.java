package dev.countersign.definitions.check;

import dev.countersign.definitions.check.Problem.Severity;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.InitialCheck;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the problems of the fields of a form, and of the columns of a table. */
final class FieldChecks {

    private final List<Field> fields;
    private final List<Problem> problems;
    private final boolean inTable;

    private FieldChecks(List<Field> fields, List<Problem> problems, boolean inTable) {
        this.fields = fields;
        this.problems = problems;
        this.inTable = inTable;
    }

    static void check(Form form, String path, List<Problem> problems) {
        new FieldChecks(form.fields(), problems, false).check(form.items(), path);
    }

    private void check(List<? extends FormItem> items, String path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            FormItem item = items.get(i);
            String place = path + "/" + i;
            if (!TemplateChecks.KEY.matcher(item.key()).matches()) {
                problems.add(Problem.error(place, "template.key", item.key()));
            }
            if (!seen.add(item.key())) {
                problems.add(Problem.error(place, "template.duplicate-key", item.key()));
            }
            if (item instanceof Field field) {
                check(field, place);
            }
        }
    }

    private void check(Field field, String place) {
        InitialCheck.problem(field)
                .map(wrong -> new Problem(place + "/default", 0, 0, Severity.ERROR, wrong.message(), wrong.args()))
                .ifPresent(problems::add);
        if (field instanceof TextField text && text.pattern() != null) {
            text.pattern()
                    .fault()
                    .ifPresent(cause -> problems.add(Problem.error(place + "/pattern", "template.pattern", cause)));
        }
        if (field instanceof ChoiceField choice) {
            options(choice.options(), place);
        }
        if (field instanceof MultiChoiceField choice) {
            options(choice.options(), place);
            range(place + "/min", choice.min(), choice.max());
        }
        if (field instanceof DateField date) {
            bound(place + "/earliest", date.earliest());
            bound(place + "/latest", date.latest());
        }
        if (field instanceof AttachmentField files) {
            range(place + "/min", files.min(), files.max());
        }
        if (field instanceof TableField table) {
            table(table, place);
        }
    }

    /** Two options with one value are one option to everything but the eye. */
    private void options(List<Option> options, String place) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            if (!seen.add(options.get(i).value())) {
                problems.add(Problem.error(
                        place + "/options/" + i + "/value",
                        "template.duplicate-option",
                        options.get(i).value()));
            }
        }
        if (options.isEmpty()) {
            problems.add(Problem.error(place + "/options", "template.no-options"));
        }
    }

    private void bound(String path, @Nullable DateBound bound) {
        if (bound instanceof DateBound.SameAs(String other)
                && fields.stream()
                        .noneMatch(field ->
                                field instanceof DateField && field.key().equals(other))) {
            problems.add(Problem.error(path, "template.no-such-date-field", other));
        }
    }

    private void table(TableField table, String place) {
        if (inTable) {
            problems.add(Problem.error(place, "template.table-in-table"));
            return;
        }
        if (table.columns().isEmpty()) {
            problems.add(Problem.error(place + "/columns", "template.no-columns"));
        }
        range(place + "/min-rows", table.minRows(), table.maxRows());
        if (table.total() != null
                && table.totalColumn()
                        .filter(column -> column.currencies().size() == 1)
                        .isEmpty()) {
            problems.add(Problem.error(place + "/total", "template.no-such-column", table.total()));
        }
        new FieldChecks(table.columns(), problems, true).check(table.columns(), place + "/columns");
    }

    private void range(String path, int min, int max) {
        if (min > max) {
            problems.add(Problem.error(path, "template.min-above-max", min, max));
        }
    }
}
