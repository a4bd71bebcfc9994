package dev.countersign.api;

import dev.countersign.request.Fact;
import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param currency by ISO 4217
 */
record MoneyDocument(BigDecimal amount, String currency) {

    static MoneyDocument of(Fact.Value.Money money) {
        return new MoneyDocument(money.amount(), money.currency());
    }
}
