package dev.countersign.request.ui.form;

import com.vaadin.flow.component.select.Select;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Option;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One of several options. */
final class ChoiceEditor extends InputEditor<ChoiceField> {

    private final Select<Option> input;

    ChoiceEditor(ChoiceField field, Surroundings around) {
        Select<Option> select = FieldInput.dress(new Select<>(), field, around.language());
        super(field, select);
        this.input = select;
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
    public Optional<JsonNode> answer() {
        return input.getOptionalValue().map(Option::value).map(StringNode::valueOf);
    }

    @Override
    void restore(DraftValue kept) {
        field.options().stream()
                .filter(option -> option.value().equals(kept.text()))
                .findFirst()
                .ifPresent(input::setValue);
    }
}
