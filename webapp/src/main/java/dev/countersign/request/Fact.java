package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One answer of a form, typed, so that it can be shown as the reader is used to. */
public record Fact(String field, Text label, Value value) {

    public sealed interface Value {

        record Words(String text) implements Value {}

        /** Text of several sentences or lines. */
        record Prose(String text) implements Value {}

        record Quantity(BigDecimal number) implements Value {}

        /**
         * An amount of money.
         *
         * @param currency by ISO 4217, {@code EUR}
         */
        record Money(BigDecimal amount, String currency) implements Value {}

        record Day(LocalDate date) implements Value {}

        record Chosen(Text label) implements Value {}

        record Somebody(PersonName person) implements Value {}

        /** The field was left empty. */
        record Nothing() implements Value {}
    }
}
