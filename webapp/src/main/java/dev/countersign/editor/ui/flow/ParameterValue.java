package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.function.Parameter;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.DecimalField;
import dev.countersign.editor.ui.input.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A given value of a member of the input, in the field that fits its type. */
final class ParameterValue extends CustomField<Optional<JsonNode>> {

    private static final int LONGEST = 2_000;
    private static final int PAUSE = 400;
    private static final String NONE = "";

    private final transient StepScope scope;
    private transient Supplier<Optional<JsonNode>> read = Optional::empty;
    private transient Consumer<Optional<JsonNode>> write = _ -> {};

    ParameterValue(Parameter parameter, String label, StepScope scope) {
        super(Optional.empty());
        this.scope = scope;
        add(
                switch (parameter.type()) {
                    case TEXT -> text(label);
                    case CONNECTOR -> connector(label);
                    case NUMBER -> number(label);
                    case BOOLEAN ->
                        words(label, List.of("true", "false"), text -> BooleanNode.valueOf(Boolean.parseBoolean(text)));
                    case CHOICE -> words(label, parameter.words(), StringNode::valueOf);
                    case OBJECT, LIST, ANY -> json(label);
                });
    }

    private Component text(String label) {
        TextField field = field(label);
        read = () ->
                Optional.of(field.getValue()).filter(text -> !text.isBlank()).map(StringNode::valueOf);
        write = value -> field.setValue(value.map(one -> one.asString("")).orElse(NONE));
        return field;
    }

    /** Those of the organisation; one that a template of somebody else names is shown by its key. */
    private Component connector(String label) {
        Map<String, String> names =
                scope.surface().usage().connectors(scope.surface().viewer().actor());
        Choice<String> field = Choice.named(
                label,
                Stream.concat(Stream.of(NONE), names.keySet().stream()).toList(),
                key -> key.isEmpty() ? scope.say("template.step.source.none") : names.getOrDefault(key, key));
        field.addValueChangeListener(_ -> updateValue());
        read = () -> Optional.ofNullable(field.getValue())
                .filter(key -> !key.isEmpty())
                .map(StringNode::valueOf);
        write = given -> field.setValue(given.map(one -> one.asString(NONE)).orElse(NONE));
        return field;
    }

    private Component number(String label) {
        DecimalField field = new DecimalField(
                label, Numerals.numbers(scope.surface().viewer().formats()));
        field.addValueChangeListener(_ -> updateValue());
        read = () -> Optional.ofNullable(field.getValue()).map(JsonNodeFactory.instance::numberNode);
        write = value -> field.setValue(
                value.filter(JsonNode::isNumber).map(JsonNode::decimalValue).orElse(null));
        return field;
    }

    private TextField field(String label) {
        TextField field = new TextField();
        field.setAriaLabel(label);
        field.setMaxLength(LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.addValueChangeListener(_ -> updateValue());
        return field;
    }

    private Component words(String label, List<String> words, Function<String, JsonNode> value) {
        List<String> offered = new ArrayList<>(List.of(NONE));
        offered.addAll(words);
        Choice<String> field =
                Choice.named(label, offered, word -> word.isEmpty() ? scope.say("template.step.source.none") : word);
        field.addValueChangeListener(_ -> updateValue());
        read = () -> Optional.ofNullable(field.getValue())
                .filter(word -> !word.isEmpty())
                .map(value);
        write = given -> field.setValue(given.map(one -> one.asString(NONE)).orElse(NONE));
        return field;
    }

    private Component json(String label) {
        JsonInput field = new JsonInput(label, scope);
        field.addValueChangeListener(_ -> updateValue());
        read = () -> Optional.of(field.getValue()).filter(value -> !(value.isObject() && value.isEmpty()));
        write = value -> field.setValue(value.orElseGet(JsonNodeFactory.instance::objectNode));
        return field;
    }

    @Override
    protected Optional<JsonNode> generateModelValue() {
        return read.get();
    }

    @Override
    protected void setPresentationValue(Optional<JsonNode> value) {
        write.accept(value);
    }
}
