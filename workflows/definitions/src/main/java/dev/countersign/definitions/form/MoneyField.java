package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An amount of money: {@code {"amount": 12000.50, "currency": "EUR"}}. The amount may be sent as a decimal string; {@link Form#normalize}
 * makes it a number, so that conditions can compare it.
 *
 * @param currencies ISO 4217 codes to choose from; the first is preselected
 */
public record MoneyField(
        Question question,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<String> currencies) implements Field {

    public MoneyField {
        currencies = List.copyOf(currencies);
    }

    /** One without rules. */
    public MoneyField(
            String key,
            Text label,
            Text help,
            boolean required,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<String> currencies) {
        this(new Question(key, label, help, required), min, max, currencies);
    }

    @Override
    public MoneyField with(Question other) {
        return new MoneyField(other, min, max, currencies);
    }

    @Override
    public Kind kind() {
        return Kind.MONEY;
    }

    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        return answer instanceof ObjectNode money ? FormShape.money(money) : answer;
    }

    @Override
    public String shown(String answer, Locale locale) {
        return answer;
    }
}
