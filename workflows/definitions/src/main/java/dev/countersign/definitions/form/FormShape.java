package dev.countersign.definitions.form;

import dev.countersign.definitions.text.TypedText;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts answers to the format in which they are stored. */
final class FormShape {

    private FormShape() {}

    static JsonNode normalize(Form form, JsonNode answers) {
        if (!(answers instanceof ObjectNode given)) {
            return answers;
        }
        ObjectNode shaped = JsonNodeFactory.instance.objectNode();
        for (Field field : form.fields()) {
            JsonNode value = given.get(field.key());
            JsonNode normal = value == null ? null : normalize(field, value);
            if (normal != null) {
                shaped.set(field.key(), normal);
            }
        }
        Set<String> known = form.fields().stream().map(Field::key).collect(Collectors.toSet());
        given.properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .forEach(member -> shaped.set(member.getKey(), member.getValue()));
        return shaped;
    }

    /** Null if the field is empty. */
    private static @Nullable JsonNode normalize(Field field, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (field) {
            case TextField _, LongTextField _, ChoiceField _, PersonField _, DateField _ ->
                value.isString() ? text(value.stringValue()) : value;
            case MoneyField _ -> value instanceof ObjectNode money ? money(money) : value;
            case NumberField _ -> value;
        };
    }

    private static @Nullable JsonNode text(String text) {
        String normal = TypedText.clean(text);
        return normal.isEmpty() ? null : JsonNodeFactory.instance.stringNode(normal);
    }

    /** A currency alone is not an answer: it is preselected before anybody types an amount. */
    private static @Nullable JsonNode money(ObjectNode money) {
        JsonNode amount = money.get(Money.AMOUNT);
        if (amount == null
                || amount.isNull()
                || (amount.isString() && amount.stringValue().isBlank())) {
            return money.has(Money.CURRENCY) && money.size() <= 2 ? null : money;
        }
        return Money.amount(amount)
                .filter(decimal -> decimal.scale() <= decimals(money.get(Money.CURRENCY)))
                .<JsonNode>map(decimal -> {
                    ObjectNode shaped = money.deepCopy();
                    shaped.set(Money.AMOUNT, JsonNodeFactory.instance.numberNode(Money.plain(decimal)));
                    return shaped;
                })
                .orElse(money);
    }

    /** Without a known currency the amount is refused later. */
    private static int decimals(@Nullable JsonNode currency) {
        return currency != null && currency.isString() && Money.isCurrency(currency.stringValue())
                ? Money.decimals(currency.stringValue())
                : 0;
    }
}
