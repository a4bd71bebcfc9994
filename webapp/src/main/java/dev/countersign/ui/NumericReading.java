package dev.countersign.ui;

import java.math.BigDecimal;

/** The result of parsing a number or an amount. */
public sealed interface NumericReading {

    /**
     * It can be parsed.
     *
     * @param currency of an amount; empty for a number
     */
    record Understood(BigDecimal number, String currency) implements NumericReading {}

    /**
     * It cannot be parsed, or is ambiguous.
     *
     * @param sentence what is wrong, and the notation of the person's region
     */
    record Refused(String sentence) implements NumericReading {}
}
