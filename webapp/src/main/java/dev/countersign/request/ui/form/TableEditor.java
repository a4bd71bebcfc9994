package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.TableField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A table: rows with the same fields, which can be added and removed. The draft has the numbers of the rows under the name of the table. */
final class TableEditor extends InputEditor<TableField> {

    private static final Pattern CELL = Pattern.compile("([^.]+)\\.(\\d{1,4})\\.([^.]+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private final TableInput input;

    TableEditor(TableField field, Surroundings around) {
        TableInput table = FieldInput.dress(new TableInput(field, around), field, around.language());
        super(field, table);
        this.input = table;
    }

    @Override
    public Optional<JsonNode> answer() {
        // A file that was refused changes the answer, but not the value.
        JsonNode rows = input.generateModelValue();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    @Override
    public Stream<Component> watched() {
        return Stream.of(input);
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        DraftValue rows = draft.get(field.key());
        if (rows == null) {
            return;
        }
        List<Integer> numbers = NUMBER.matcher(rows.text())
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .distinct()
                .limit(field.maxRows())
                .toList();
        if (!numbers.isEmpty()) {
            input.show(numbers, number -> cells(draft, field.key() + "." + number + "."));
        }
    }

    @Override
    void restore(DraftValue kept) {
        throw new IllegalStateException("a table is restored row by row");
    }

    /** The values of one row, by the columns. */
    private static Map<String, DraftValue> cells(Map<String, DraftValue> draft, String row) {
        return draft.entrySet().stream()
                .filter(value -> value.getKey().startsWith(row))
                .collect(Collectors.toMap(value -> value.getKey().substring(row.length()), Map.Entry::getValue));
    }

    void onAdded(Runnable action) {
        input.onAdded(action);
    }

    /** The editors of each row. */
    Stream<List<FieldEditor>> rows() {
        return input.rows();
    }

    JsonNode everyRow() {
        return input.everyRow();
    }

    @Override
    public void apply(AppliedRules rules, String path) {
        super.apply(rules, path);
        input.apply(rules, rules.isReadOnly(path));
    }

    /** Where no row has an answer, also at the columns that need one in the first. */
    @Override
    public void showProblem(String sentence) {
        super.showProblem(sentence);
        if (answer().isEmpty()) {
            input.firstRow()
                    .filter(cell -> cell.marked().getProperty("required", false))
                    .forEach(cell -> cell.showProblem(sentence));
        }
    }

    @Override
    public void clearProblem() {
        super.clearProblem();
        input.rows().flatMap(List::stream).forEach(FieldEditor::clearProblem);
    }

    /** The editor of a cell, as the check names it: {@code items.0.amount}. */
    @Override
    public Optional<FieldEditor> cell(String path) {
        Matcher cell = CELL.matcher(path);
        return cell.matches() && cell.group(1).equals(field.key())
                ? input.cell(Integer.parseInt(cell.group(2)), cell.group(3))
                : Optional.empty();
    }

    /** A cell, named together with its row. */
    record Cell(FieldEditor editor, String row) implements FieldEditor {

        @Override
        public Field field() {
            return editor.field();
        }

        @Override
        public String name(Locale language) {
            return row + ", " + editor.name(language);
        }

        @Override
        public Component component() {
            return editor.component();
        }

        @Override
        public com.vaadin.flow.dom.Element marked() {
            return editor.marked();
        }

        @Override
        public Optional<JsonNode> answer() {
            return editor.answer();
        }

        @Override
        public Optional<String> refusal() {
            return editor.refusal();
        }

        @Override
        public void restore(Map<String, DraftValue> draft) {
            editor.restore(draft);
        }

        @Override
        public void showProblem(String sentence) {
            editor.showProblem(sentence);
        }

        @Override
        public void clearProblem() {
            editor.clearProblem();
        }

        @Override
        public void focus() {
            editor.focus();
        }
    }
}
