package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One answer of a form with its type, so that it can be formatted for the reader. */
public record Fact(String field, Text label, Value value) {

    public sealed interface Value {

        record Words(String text) implements Value {}

        /** Long text. */
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

        /** The field is empty. */
        record Nothing() implements Value {}
    }
}
