package dev.countersign.request.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.TableField;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The rows of a table with their sum. Its value is the answer: the rows that have one. */
final class TableInput extends CustomField<JsonNode> {

    private final transient TableField field;
    private final transient Surroundings around;
    private final transient Formats formats;
    private final transient List<RowEditor> rows = new ArrayList<>();
    private final Div list = new Div();
    private final Div total = new Div();
    private final Button more;
    private int next;
    private boolean isLocked;
    private transient Runnable added = () -> {};

    TableInput(TableField field, Surroundings around) {
        super(JsonNodeFactory.instance.arrayNode());
        this.field = field;
        this.around = around;
        this.formats = around.formats();
        this.more = new Button(formats.say("table.add"), clicked -> addedByPerson());
        addClassName("table-input");
        list.addClassName("table-rows");
        total.addClassNames("table-total", "strong");
        Div below = new Div(more, total);
        below.addClassName("table-below");
        add(new Div(list, below));
        begin();
    }

    /** Calls this after a row was added: a change of the value says the rest. */
    void onAdded(Runnable action) {
        added = action;
    }

    /** The editors of each row. */
    Stream<List<FieldEditor>> rows() {
        return rows.stream().map(RowEditor::editors);
    }

    Stream<FieldEditor> firstRow() {
        return rows.getFirst().editors().stream();
    }

    /** All rows in their order, also those without an answer. */
    JsonNode everyRow() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> answer.add(row.answer()));
        return answer;
    }

    void apply(AppliedRules rules, boolean isReadOnly) {
        for (int row = 0; row < rows.size(); row++) {
            rows.get(row).apply(rules, field.key() + "." + row + ".", isReadOnly);
        }
        isLocked = isReadOnly;
        more.setEnabled(!isLocked && rows.size() < field.maxRows());
        total();
    }

    @Override
    protected JsonNode generateModelValue() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        answered().forEach(row -> answer.add(row.answer()));
        return answer;
    }

    /** The rows are the value; nobody sets it but {@link #show}. */
    @Override
    protected void setPresentationValue(JsonNode answer) {
        total();
    }

    /** Shows exactly these rows. */
    void show(List<Integer> numbers, Function<Integer, Map<String, DraftValue>> values) {
        rows.clear();
        list.removeAll();
        numbers.forEach(number -> {
            next = Math.max(next, number + 1);
            add(number, values.apply(number));
        });
    }

    /** @param row among those that have an answer */
    Optional<FieldEditor> cell(int row, String column) {
        List<RowEditor> answered = answered();
        return row >= answered.size()
                ? Optional.empty()
                : answered.get(row)
                        .editor(column)
                        .map(editor -> new TableEditor.Cell(
                                editor, formats.say("table.row", rows.indexOf(answered.get(row)) + 1)));
    }

    @Override
    public void focus() {
        rows.getFirst().focus();
    }

    private List<RowEditor> answered() {
        return rows.stream().filter(RowEditor::isAnswered).toList();
    }

    private void addedByPerson() {
        begin();
        added.run();
        rows.getLast().focus();
    }

    private void begin() {
        RowEditor row = add(next++, Map.of());
        row.begin(around);
    }

    private RowEditor add(int number, Map<String, DraftValue> values) {
        RowEditor row = new RowEditor(field, number, around);
        row.restore(values);
        row.onChange(this::changed);
        row.onRemove(() -> remove(row));
        rows.add(row);
        list.add(row);
        changed();
        return row;
    }

    private void remove(RowEditor row) {
        int at = rows.indexOf(row);
        rows.remove(row);
        list.remove(row);
        row.discard();
        if (rows.isEmpty()) {
            begin();
        }
        changed();
        added.run();
        rows.get(Math.max(0, at - 1)).focus();
        getUI().ifPresent(ui -> Announcer.announce(ui, formats.say("table.removed", at + 1)));
    }

    private void changed() {
        for (int at = 0; at < rows.size(); at++) {
            rows.get(at).name(formats.say("table.row", at + 1), rows.size() > 1);
        }
        more.setEnabled(!isLocked && rows.size() < field.maxRows());
        getElement()
                .setAttribute(
                        FieldInput.RAW,
                        rows.stream().map(row -> String.valueOf(row.number())).collect(Collectors.joining(",")));
        setModelValue(generateModelValue(), false);
        if (isInvalid() && !isEmpty()) {
            FieldInput.clearProblem(this);
        }
        total();
    }

    private void total() {
        total.removeAll();
        field.sum(generateModelValue())
                .flatMap(sum -> field.totalColumn()
                        .map(column -> formats.money(sum, column.currencies().getFirst())))
                .ifPresent(sum -> total.add(new Span(formats.say("table.total")), new Span(" "), new Span(sum)));
    }
}
