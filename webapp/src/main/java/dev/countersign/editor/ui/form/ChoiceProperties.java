package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.ListInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What is special about choices. */
final class ChoiceProperties {

    private static final int MOST = 1_000;
    private static final String NONE = "";

    private ChoiceProperties() {}

    static void choice(ItemProperties<ChoiceField> properties, ChoiceField field) {
        FieldScope scope = properties.scope();
        ListInput<Option> options = options(scope);
        properties.add(properties
                .bind()
                .bind(
                        "/options",
                        options,
                        ChoiceField::options,
                        (one, list) -> new ChoiceField(one.question(), list),
                        list -> refused(list, scope)));
        Choice<String> initial = new Choice<>(
                scope.say("template.field.default"),
                Stream.concat(Stream.of(NONE), values(field.options())).toList(),
                value -> value.isEmpty()
                        ? scope.say("template.field.default.none")
                        : label(options.getValue(), value, scope));
        properties.addGroup(
                "template.field.limits",
                List.of("/default"),
                List.of(properties
                        .bind()
                        .bind(
                                "/default",
                                initial,
                                one -> one.rules().initial() == null
                                        ? NONE
                                        : one.rules().initial().asString(NONE),
                                (one, value) -> one.with(one.question()
                                        .with(one.rules()
                                                .initial(value.isEmpty() ? null : StringNode.valueOf(value)))))));
    }

    static void choices(ItemProperties<MultiChoiceField> properties, MultiChoiceField field) {
        FieldScope scope = properties.scope();
        ListInput<Option> options = options(scope);
        properties.add(properties
                .bind()
                .bind(
                        "/options",
                        options,
                        MultiChoiceField::options,
                        ChoiceProperties::withOptions,
                        list -> refused(list, scope)));
        limits(properties, field, options);
    }

    private static void limits(
            ItemProperties<MultiChoiceField> properties, MultiChoiceField field, ListInput<Option> options) {
        FieldScope scope = properties.scope();
        MultiSelectComboBox<String> initial = new MultiSelectComboBox<>(scope.say("template.field.default"));
        initial.setItems(values(field.options()).toList());
        initial.setItemLabelGenerator(value -> label(options.getValue(), value, scope));
        initial.setManualValidation(true);
        List<Component> parts = List.of(
                properties
                        .bind()
                        .bind(
                                "/default",
                                initial,
                                one -> chosen(one.rules().initial()),
                                (one, values) ->
                                        one.with(one.question().with(one.rules().initial(list(values))))),
                Counts.whole(
                        properties,
                        "/min",
                        "template.field.min-options",
                        1,
                        MOST,
                        MultiChoiceField::min,
                        (one, min) -> new MultiChoiceField(one.question(), one.options(), min, one.max())),
                Counts.whole(
                        properties,
                        "/max",
                        "template.field.max-options",
                        1,
                        MOST,
                        MultiChoiceField::max,
                        (one, max) -> new MultiChoiceField(one.question(), one.options(), one.min(), max)));
        properties.addGroup("template.field.limits", List.of("/default", "/min", "/max"), parts);
    }

    /** If all could be chosen before, all can be chosen now. */
    private static MultiChoiceField withOptions(MultiChoiceField field, List<Option> options) {
        boolean isUnlimited = field.max() >= field.options().size();
        return new MultiChoiceField(
                field.question(), options, field.min(), isUnlimited ? Math.max(options.size(), 1) : field.max());
    }

    private static ListInput<Option> options(FieldScope scope) {
        AtomicReference<List<Option>> now = new AtomicReference<>(List.of());
        ListInput<Option> input = new ListInput<>(
                        scope.say("template.field.options"),
                        () -> new OptionInput(scope),
                        () -> fresh(now.get()),
                        scope.say("template.field.options.add"),
                        1,
                        MOST)
                .movable();
        input.addValueChangeListener(changed -> now.set(changed.getValue()));
        return input;
    }

    private static Option fresh(List<Option> options) {
        Set<String> taken = new LinkedHashSet<>(values(options).toList());
        String value = IntStream.iterate(options.size() + 1, number -> number + 1)
                .mapToObj(number -> "option-" + number)
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElseThrow();
        return new Option(value, Text.of(value));
    }

    private static Optional<String> refused(List<Option> options, FieldScope scope) {
        return options.stream().anyMatch(option -> option.value().isBlank())
                ? Optional.of(scope.say("template.field.options.value.missing"))
                : Optional.empty();
    }

    private static Stream<String> values(List<Option> options) {
        return options.stream().map(Option::value);
    }

    private static String label(List<Option> options, String value, FieldScope scope) {
        Function<Option, String> label = option -> option.label().in(scope.language());
        return options.stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(label)
                .orElse(value);
    }

    private static Set<String> chosen(@Nullable JsonNode initial) {
        Set<String> values = new LinkedHashSet<>();
        if (initial != null) {
            initial.values().forEach(value -> values.add(value.asString("")));
        }
        return values;
    }

    private static @Nullable JsonNode list(Set<String> values) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(list::add);
        return list.isEmpty() ? null : list;
    }
}
