package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.editor.ui.input.Numerals;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is special about numbers and amounts of money. */
final class NumberProperties {

    private static final int MOST_DECIMALS = 10;
    private static final List<String> COMMON = List.of("EUR", "USD", "GBP", "CHF");
    private static final List<String> MEMBERS = List.of("/min", "/max", "/default");

    private NumberProperties() {}

    static void number(ItemProperties<NumberField> properties, NumberField field) {
        Supplier<Numerals> numerals = () -> Numerals.numbers(properties.scope().formats());
        properties.add(Counts.whole(
                properties,
                "/decimals",
                "template.field.decimals",
                0,
                MOST_DECIMALS,
                NumberField::scale,
                (one, scale) -> new NumberField(one.question(), one.min(), one.max(), scale)));
        List<Component> parts = List.of(
                Counts.decimal(
                        properties,
                        "/default",
                        "template.field.default",
                        numerals,
                        one -> number(one.rules().initial()),
                        (one, number) -> one.with(one.question()
                                .with(one.rules().initial(number == null ? null : DecimalNode.valueOf(number))))),
                Counts.decimal(
                        properties,
                        "/min",
                        "template.field.min",
                        numerals,
                        NumberField::min,
                        (one, min) -> new NumberField(one.question(), min, one.max(), one.scale())),
                Counts.decimal(
                        properties,
                        "/max",
                        "template.field.max",
                        numerals,
                        NumberField::max,
                        (one, max) -> new NumberField(one.question(), one.min(), max, one.scale())));
        properties.addGroup("template.field.limits", MEMBERS, parts);
    }

    private static @Nullable BigDecimal number(@Nullable JsonNode node) {
        return node != null && node.isNumber() ? node.decimalValue() : null;
    }

    static void money(ItemProperties<MoneyField> properties, MoneyField field) {
        properties.add(properties
                .bind()
                .bind(
                        "/currencies",
                        currencies(properties.scope(), field),
                        one -> new LinkedHashSet<>(one.currencies()),
                        (one, chosen) -> new MoneyField(one.question(), one.min(), one.max(), List.copyOf(chosen)),
                        chosen -> chosen.isEmpty()
                                ? Optional.of(properties.scope().say("template.field.currencies.missing"))
                                : Optional.empty()));
        // A default is in the first currency, a limit applies to each.
        Supplier<Numerals> first = () -> amounts(properties.scope(), field, 1);
        Supplier<Numerals> numerals = () -> amounts(properties.scope(), field, Integer.MAX_VALUE);
        List<Component> parts = List.of(
                Counts.decimal(
                        properties,
                        "/default",
                        "template.field.default",
                        first,
                        NumberProperties::initial,
                        (one, amount) -> one.with(
                                one.question().with(one.rules().initial(amount == null ? null : money(one, amount))))),
                Counts.decimal(
                        properties,
                        "/min",
                        "template.field.min",
                        numerals,
                        MoneyField::min,
                        (one, min) -> new MoneyField(one.question(), min, one.max(), one.currencies())),
                Counts.decimal(
                        properties,
                        "/max",
                        "template.field.max",
                        numerals,
                        MoneyField::max,
                        (one, max) -> new MoneyField(one.question(), one.min(), max, one.currencies())));
        properties.addGroup("template.field.limits", MEMBERS, parts);
    }

    private static @Nullable BigDecimal initial(MoneyField field) {
        JsonNode initial = field.rules().initial();
        return initial == null ? null : number(initial.path(Money.AMOUNT));
    }

    /** Amounts in the currencies that the field has now. */
    private static Numerals amounts(FieldScope scope, MoneyField before, int most) {
        MoneyField now = FormEdits.find(scope.template().form(), scope.id())
                .filter(MoneyField.class::isInstance)
                .map(MoneyField.class::cast)
                .orElse(before);
        return Numerals.amounts(
                scope.formats(), now.currencies().stream().limit(most).toList());
    }

    private static ObjectNode money(MoneyField field, BigDecimal amount) {
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        money.set(Money.AMOUNT, DecimalNode.valueOf(amount));
        return money.put(Money.CURRENCY, field.currencies().getFirst());
    }

    /** The first chosen one is preselected in the form. */
    private static MultiSelectComboBox<String> currencies(FieldScope scope, MoneyField field) {
        MultiSelectComboBox<String> input = new MultiSelectComboBox<>(scope.say("template.field.currencies"));
        Set<String> all = new LinkedHashSet<>(COMMON);
        all.addAll(field.currencies());
        Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .forEach(all::add);
        input.setItems(all);
        input.setItemLabelGenerator(code -> Stream.of(code)
                .filter(Money::isCurrency)
                .map(known -> known + " · " + Currency.getInstance(known).getDisplayName(scope.language()))
                .findFirst()
                .orElse(code));
        input.setHelperText(scope.say("template.field.currencies.about"));
        input.setManualValidation(true);
        return input;
    }
}
