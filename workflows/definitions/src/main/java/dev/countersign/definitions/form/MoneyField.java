package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money: {@code {"amount": 12000.50, "currency": "EUR"}}. The amount may be sent as a decimal string; {@link Form#normalize}
 * makes it a number, so that conditions can compare it.
 *
 * @param currencies ISO 4217 codes to choose from; the first is preselected
 */
public record MoneyField(
        String key,
        Text label,
        Text help,
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<String> currencies)
        implements Field {

    public MoneyField {
        currencies = List.copyOf(currencies);
    }
}
