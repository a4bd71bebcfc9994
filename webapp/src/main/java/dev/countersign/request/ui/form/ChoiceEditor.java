package dev.countersign.request.ui.form;

import com.vaadin.flow.component.select.Select;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Option;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One of a few answers. */
final class ChoiceEditor implements FieldEditor {

    private final ChoiceField field;
    private final Select<Option> input;

    ChoiceEditor(ChoiceField field, Surroundings around) {
        this.field = field;
        this.input = FieldInput.dress(new Select<Option>(), field, around.language());
        input.setItems(field.options());
        input.setItemLabelGenerator(
                option -> option == null ? "" : option.label().in(around.language()));
        FieldInput.offer(
                input,
                field.options().stream()
                        .collect(Collectors.toMap(
                                option -> option.label().in(around.language()), Option::value, (one, other) -> one)));
        input.setEmptySelectionAllowed(!field.required());
        input.setPlaceholder(input.getTranslation("form.choose"));
        input.addValueChangeListener(chosen -> input.getElement()
                .setAttribute(
                        FieldInput.RAW,
                        chosen.getValue() == null ? "" : chosen.getValue().value()));
    }

    @Override
    public ChoiceField field() {
        return field;
    }

    @Override
    public Select<Option> component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        return input.getOptionalValue().map(Option::value).map(StringNode::valueOf);
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        String kept = Optional.ofNullable(draft.get(field.key()))
                .map(DraftValue::text)
                .orElse("");
        field.options().stream()
                .filter(option -> option.value().equals(kept))
                .findFirst()
                .ifPresent(input::setValue);
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
