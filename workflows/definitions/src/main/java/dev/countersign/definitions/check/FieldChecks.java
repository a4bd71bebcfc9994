package dev.countersign.definitions.check;

import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.TableField;
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

    static void check(List<Field> fields, String path, List<Problem> problems) {
        new FieldChecks(fields, problems, false).check(path);
    }

    private void check(String path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String place = path + "/" + i;
            if (!TemplateChecks.KEY.matcher(field.key()).matches()) {
                problems.add(Problem.error(place, "template.key", field.key()));
            }
            if (!seen.add(field.key())) {
                problems.add(Problem.error(place, "template.duplicate-key", field.key()));
            }
            check(field, place);
        }
    }

    private void check(Field field, String place) {
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
        new FieldChecks(table.columns(), problems, true).check(place + "/columns");
    }

    private void range(String path, int min, int max) {
        if (min > max) {
            problems.add(Problem.error(path, "template.min-above-max", min, max));
        }
    }
}
