package dev.countersign.request.ui.form;

import java.math.BigDecimal;

/** What the text of a number's or an amount's input stands for. */
sealed interface NumericReading {

    /**
     * It can be read.
     *
     * @param currency of an amount; nothing for a number
     */
    record Understood(BigDecimal number, String currency) implements NumericReading {}

    /**
     * It cannot be read, or could be read in two ways.
     *
     * @param sentence what is wrong, and how it is written in the person's region
     */
    record Refused(String sentence) implements NumericReading {}
}
