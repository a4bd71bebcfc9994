package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.NumberField;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** A number, typed as people of the region write it. */
final class NumberEditor implements FieldEditor {

    private final NumberField field;
    private final TextField input;
    private final DecimalText decimals;

    NumberEditor(NumberField field, Surroundings around) {
        this.field = field;
        this.decimals = new DecimalText(around.region());
        this.input = FieldInput.dress(numeric(decimals), field, around.language());
    }

    /** A text field that asks for a number pad and writes a readable number out as it was understood. */
    static TextField numeric(DecimalText decimals) {
        TextField input = new TextField();
        input.getElement().setAttribute("inputmode", "decimal");
        input.addClassName("numeric");
        input.addValueChangeListener(
                typed -> decimals.read(typed.getValue()).map(decimals::write).ifPresent(input::setValue));
        return input;
    }

    static JsonNode read(DecimalText decimals, String typed) {
        return decimals.read(typed).<JsonNode>map(DecimalNode::valueOf).orElseGet(() -> StringNode.valueOf(typed));
    }

    @Override
    public NumberField field() {
        return field;
    }

    @Override
    public TextField component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        return input.getValue().isBlank() ? Optional.empty() : Optional.of(read(decimals, input.getValue()));
    }

    @Override
    public void restore(Map<String, String> draft) {
        Optional.ofNullable(draft.get(field.key())).ifPresent(input::setValue);
    }

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem(input, sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem(input);
    }

    @Override
    public void focus() {
        input.focus();
    }
}
