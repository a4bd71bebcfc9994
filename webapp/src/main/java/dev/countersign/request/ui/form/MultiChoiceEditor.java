package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Several of some options: all in view, or in a list if there are many. */
final class MultiChoiceEditor implements FieldEditor {

    private static final int MOST_IN_VIEW = 10;

    private final MultiChoiceField field;
    private final Component input;
    private final HasValue<?, Set<Option>> value;

    MultiChoiceEditor(MultiChoiceField field, Surroundings around) {
        this.field = field;
        if (field.options().size() <= MOST_IN_VIEW) {
            CheckboxGroup<Option> group = dress(new CheckboxGroup<>(), around);
            group.setItems(field.options());
            group.setItemLabelGenerator(option -> option.label().in(around.language()));
            input = group;
            value = group;
        } else {
            MultiSelectComboBox<Option> list = dress(new MultiSelectComboBox<>(), around);
            list.setItems(field.options());
            list.setItemLabelGenerator(option -> option.label().in(around.language()));
            list.setPlaceholder(list.getTranslation("form.choose"));
            input = list;
            value = list;
        }
        value.addValueChangeListener(_ -> keep());
        keep();
    }

    private <C extends Component & HasLabel & HasHelper> C dress(C component, Surroundings around) {
        return FieldInput.dress(component, field, around.language());
    }

    /** For the draft: a list of values, as the answer is. */
    private void keep() {
        input.getElement()
                .setAttribute(FieldInput.RAW, answer().map(JsonNode::toString).orElse(""));
    }

    @Override
    public Field field() {
        return field;
    }

    @Override
    public Component component() {
        return input;
    }

    @Override
    public Element marked() {
        return input.getElement();
    }

    @Override
    public Optional<JsonNode> answer() {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        field.options().stream()
                .filter(value.getValue()::contains)
                .map(Option::value)
                .forEach(chosen::add);
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        Optional.ofNullable(draft.get(field.key())).ifPresent(kept -> {
            List<String> values = parse(kept.text());
            value.setValue(field.options().stream()
                    .filter(option -> values.contains(option.value()))
                    .collect(Collectors.toSet()));
        });
    }

    private static List<String> parse(String text) {
        try {
            return JsonMapper.shared().readTree(text).values().stream()
                    .map(one -> one.asString(""))
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of();
        }
    }

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem((HasValidationProperties) input, sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem((HasValidationProperties) input);
    }

    @Override
    public void focus() {
        input.getElement().callJsFunction("focus");
    }
}
