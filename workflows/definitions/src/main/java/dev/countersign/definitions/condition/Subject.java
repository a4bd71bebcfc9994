package dev.countersign.definitions.condition;

import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a condition can be about: an answer of the form, something known about the requester, or the answer of an automated step.
 *
 * @param path how JSONata writes it: {@code $form.amount.amount}, {@code $sum($form.items.amount.amount)}
 * @param name what people call it
 * @param options what it can be, in a choice; empty otherwise
 * @param currencies of an amount of money; empty otherwise
 */
public record Subject(String path, Kind kind, Text name, List<Option> options, List<String> currencies) {

    /** The kinds of values. */
    public enum Kind {
        NUMBER(Operator.ABOVE, Operator.AT_LEAST, Operator.BELOW, Operator.AT_MOST, Operator.EQUAL, Operator.DIFFERENT),
        TEXT(Operator.EQUAL, Operator.DIFFERENT, Operator.CONTAINS, Operator.ONE_OF),
        CHOICE(Operator.EQUAL, Operator.DIFFERENT, Operator.ONE_OF),
        DATE(Operator.BELOW, Operator.AT_MOST, Operator.ABOVE, Operator.AT_LEAST, Operator.EQUAL),
        /** Only whether there is one can be asked. */
        OTHER;

        @SuppressWarnings("ImmutableEnumChecker") // a copy
        private final List<Operator> operators;

        Kind(Operator... operators) {
            this.operators = List.of(operators);
        }
    }

    public Subject {
        options = List.copyOf(options);
        currencies = List.copyOf(currencies);
    }

    /** One that is no amount of money. */
    public Subject(String path, Kind kind, Text name, List<Option> options) {
        this(path, kind, name, options, List.of());
    }

    /** What can be asked about it, the most useful first. A sum or a number of rows is always there. */
    public List<Operator> operators() {
        return isCalculated()
                ? kind.operators
                : Stream.concat(kind.operators.stream(), Stream.of(Operator.FILLED, Operator.EMPTY))
                        .toList();
    }

    private boolean isCalculated() {
        return path.endsWith(")");
    }
}
