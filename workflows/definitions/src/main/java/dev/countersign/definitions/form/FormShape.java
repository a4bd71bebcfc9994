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
        JsonNode shaped = shaped(form, answers);
        FormRules rules = FormRules.of(form);
        return shaped.isObject() && rules.isDynamic() ? rules.apply(shaped).answers() : shaped;
    }

    /** Without what people do not answer themselves. */
    static JsonNode shaped(Form form, JsonNode answers) {
        if (!(answers instanceof ObjectNode given)) {
            return answers;
        }
        ObjectNode shaped = JsonNodeFactory.instance.objectNode();
        for (Field field : form.fields()) {
            JsonNode value = given.get(field.key());
            boolean isAnswered =
                    value != null && !value.isNull() && field.rules().computed() == null;
            JsonNode normal = isAnswered ? field.normalize(value) : null;
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

    /** Null if a reader would see nothing. */
    static @Nullable JsonNode text(JsonNode answer) {
        if (!answer.isString()) {
            return answer;
        }
        String normal = TypedText.clean(answer.stringValue());
        return normal.isEmpty() ? null : JsonNodeFactory.instance.stringNode(normal);
    }

    /** A currency alone is not an answer: it is preselected before anybody types an amount. */
    static @Nullable JsonNode money(ObjectNode money) {
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
