package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a form with its type, so that it can be formatted for the reader.
 *
 * @param section the heading of the section that the field is in; {@link Text#NONE} if it has none
 */
public record Fact(String field, Text label, Value value, Text section) {

    /** Facts of one section that stand together. */
    public record Group(Text section, List<Fact> facts) {
        public Group {
            facts = List.copyOf(facts);
        }
    }

    /** The facts in their order, with what follows each other in one section together. */
    public static List<Group> inSections(List<Fact> facts) {
        List<Group> groups = new ArrayList<>();
        int begin = 0;
        for (int at = 1; at <= facts.size(); at++) {
            if (at == facts.size()
                    || !facts.get(at).section().equals(facts.get(begin).section())) {
                groups.add(new Group(facts.get(begin).section(), facts.subList(begin, at)));
                begin = at;
            }
        }
        return groups;
    }

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
