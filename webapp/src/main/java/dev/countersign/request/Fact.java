package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

        record Files(List<FileFacts> files) implements Value {

            public Files {
                files = List.copyOf(files);
            }
        }

        /**
         * Rows of answers.
         *
         * @param rows the answers of each row, in the order of the columns
         * @param total the sum of a column
         */
        record Table(List<Text> columns, List<List<Value>> rows, Optional<Money> total) implements Value {

            public Table {
                columns = List.copyOf(columns);
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /** The field is empty. */
        record Nothing() implements Value {}
    }
}
