package dev.countersign.asl.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The structure of a JSONata expression, for whoever reasons about it without evaluating it. What is not one of the named shapes is an {@link Other},
 * about whose value nothing is said. Parentheses around one expression are left out.
 */
public sealed interface Syntax {

    /** As it can be written in JSONata. */
    String text();

    record Numeral(BigDecimal value) implements Syntax {

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    record Text(String value) implements Syntax {

        @Override
        public String text() {
            return '"' + value + '"';
        }
    }

    record Truth(boolean value) implements Syntax {

        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /**
     * Members below a variable, without filters: {@code $form.items.price}.
     *
     * @param variable without the {@code $}
     */
    record Path(String variable, List<String> members) implements Syntax {

        public Path {
            members = List.copyOf(members);
        }

        @Override
        public String text() {
            return '$'
                    + variable
                    + members.stream()
                            .map(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : ".`" + name + "`")
                            .collect(Collectors.joining());
        }
    }

    /** A binary operator: {@code =}, {@code <}, {@code and}, {@code in}, {@code +} and so on. */
    record Operation(String operator, Syntax left, Syntax right) implements Syntax {

        @Override
        public String text() {
            return left.text() + " " + operator + " " + right.text();
        }
    }

    /**
     * A call of a function by its name.
     *
     * @param function without the {@code $}
     */
    record Call(String function, List<Syntax> arguments) implements Syntax {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return arguments.stream().map(Syntax::text).collect(Collectors.joining(", ", "$" + function + "(", ")"));
        }
    }

    /** {@code [a, b]}. */
    record Items(List<Syntax> items) implements Syntax {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(Syntax::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** Anything else. */
    record Other() implements Syntax {

        @Override
        public String text() {
            return "…";
        }
    }
}
