package dev.countersign.request.ui.form;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.people.PersonName;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Somebody of the organisation, found by a part of the name. */
final class PersonEditor implements FieldEditor {

    private final PersonField field;
    private final Surroundings around;
    private final ComboBox<PersonName> input;

    PersonEditor(PersonField field, Surroundings around) {
        this.field = field;
        this.around = around;
        this.input = FieldInput.dress(new ComboBox<PersonName>(), field, around.language());
        input.setItemLabelGenerator(PersonName::name);
        input.setPlaceholder(input.getTranslation("form.person.search"));
        input.setItems(
                query -> around.search().apply(field.among(), query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        input.addValueChangeListener(chosen -> input.getElement()
                .setAttribute(
                        FieldInput.RAW,
                        chosen.getValue() == null ? "" : chosen.getValue().id().toString()));
    }

    @Override
    public PersonField field() {
        return field;
    }

    @Override
    public ComboBox<PersonName> component() {
        return input;
    }

    @Override
    public Optional<JsonNode> answer() {
        return input.getOptionalValue().map(person -> person.id().toString()).map(StringNode::valueOf);
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        Optional.ofNullable(draft.get(field.key()))
                .map(DraftValue::text)
                .filter(id -> !id.isEmpty())
                .flatMap(around.person())
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
