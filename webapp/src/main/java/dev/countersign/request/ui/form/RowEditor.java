package dev.countersign.request.ui.form;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.Initial;
import dev.countersign.definitions.form.TableField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One row of a table: an editor for each column. */
final class RowEditor extends Div {

    private final transient TableField table;
    private final int number;
    private final transient List<FieldEditor> editors;
    private final Span title = new Span();
    private final Button remove;
    private transient Runnable removed = () -> {};

    /** @param number names the row in the draft, for as long as it is there */
    RowEditor(TableField table, int number, Surroundings around) {
        this.table = table;
        this.number = number;
        this.editors = table.columns().stream()
                .map(column -> FieldEditors.of(column, around))
                .toList();
        DateLimits.keep(editors, around.formats().today());
        this.remove = new Button(around.formats().say("table.remove"), clicked -> removed.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        addClassName("table-row");
        getElement().setAttribute("role", "group");
        title.addClassNames("small", "table-row-title");
        Div head = new Div(title, remove);
        head.addClassName("table-row-head");
        Div cells = new Div();
        cells.addClassName("table-cells");
        editors.forEach(editor -> cells.add(editor.component()));
        add(head, cells);
        nameInputs(getElement(), "%s.%d.".formatted(table.key(), number));
    }

    private static void nameInputs(Element element, String row) {
        String name = element.getAttribute(FieldInput.NAME);
        if (name != null) {
            element.setAttribute(FieldInput.NAME, row + name);
        }
        element.getChildren().filter(child -> !child.isTextNode()).forEach(child -> nameInputs(child, row));
    }

    List<FieldEditor> editors() {
        return editors;
    }

    int number() {
        return number;
    }

    ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        editors.forEach(editor ->
                editor.answer().ifPresent(cell -> answer.set(editor.field().key(), cell)));
        return answer;
    }

    /** Whether somebody has filled it in: what it begins with, and what is computed, does not count. */
    boolean isAnswered() {
        return table.isAnswered(answer());
    }

    /** Puts the answers that a new row begins with. */
    void begin(Surroundings around) {
        restore(StoredAnswers.values(
                table.row(), Initial.of(table.row(), around.formats().today(), around.requester())));
    }

    void apply(AppliedRules rules, String row, boolean isReadOnly) {
        editors.forEach(editor -> {
            editor.apply(rules, row + editor.field().key());
            if (isReadOnly) {
                FormFields.inputs(editor.component()).forEach(input -> input.setReadOnly(true));
            }
        });
        remove.setEnabled(!isReadOnly);
    }

    void restore(Map<String, DraftValue> values) {
        editors.forEach(editor -> editor.restore(values));
    }

    void onChange(Runnable changed) {
        editors.stream()
                .flatMap(FieldEditor::watched)
                .flatMap(FormFields::inputs)
                .forEach((HasValue<?, ?> input) -> input.addValueChangeListener(_ -> changed.run()));
    }

    void onRemove(Runnable action) {
        removed = action;
    }

    /** The files of the row are not named any more. */
    void discard() {
        editors.stream()
                .filter(AttachmentEditor.class::isInstance)
                .map(AttachmentEditor.class::cast)
                .forEach(AttachmentEditor::discard);
    }

    void name(String name, boolean removable) {
        title.setText(name);
        getElement().setAttribute("aria-label", name);
        remove.setAriaLabel(remove.getText() + ": " + name);
        remove.setVisible(removable || isAnswered());
    }

    Optional<FieldEditor> editor(String column) {
        return editors.stream()
                .filter(editor -> editor.field().key().equals(column))
                .findFirst();
    }

    void focus() {
        editors.getFirst().focus();
    }
}
