package dev.countersign.definitions.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The value of an expression as the answer of a field. */
final class Computed {

    private Computed() {}

    /** Rounded to what the field can hold; null if there is no value, or one of another kind. */
    static @Nullable JsonNode fit(Field field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return switch (field) {
            case NumberField number ->
                rounded(value, number.scale()).map(DecimalNode::valueOf).orElse(null);
            case MoneyField money -> money(money, value);
            case TextField _, LongTextField _ -> FormShape.text(value.isContainer() ? value : text(value));
            case DateField _ -> value.isString() ? FormShape.text(value) : null;
            case ChoiceField _, MultiChoiceField _, PersonField _, AttachmentField _, TableField _ -> null;
        };
    }

    private static JsonNode text(JsonNode value) {
        return StringNode.valueOf(value.isNumber() ? value.decimalValue().toPlainString() : value.asString());
    }

    /** A number is an amount in the first currency of the field. */
    private static @Nullable JsonNode money(MoneyField field, JsonNode value) {
        JsonNode code = value.path(Money.CURRENCY);
        String currency =
                code.isString() ? code.stringValue() : field.currencies().getFirst();
        if (!Money.isCurrency(currency)) {
            return null;
        }
        return rounded(value.isObject() ? value.path(Money.AMOUNT) : value, Money.decimals(currency))
                .map(amount -> {
                    ObjectNode money = JsonNodeFactory.instance.objectNode();
                    money.set(Money.AMOUNT, DecimalNode.valueOf(amount));
                    money.put(Money.CURRENCY, currency);
                    return money;
                })
                .orElse(null);
    }

    private static Optional<BigDecimal> rounded(JsonNode value, int scale) {
        return value.isNumber()
                ? Optional.of(Money.plain(value.decimalValue().setScale(scale, RoundingMode.HALF_UP)))
                : Optional.empty();
    }
}
