package dev.countersign.definitions.check;

import dev.countersign.asl.query.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds values of the wrong kind in expressions: they make an evaluation fail, or a comparison false for ever. */
final class TypeChecks {

    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> NUMBERS_OF_LIST = Set.of("sum", "average", "max", "min");
    private static final Set<String> OF_NUMBER = Set.of("round", "floor", "ceil", "abs", "sqrt");
    private static final Map<String, Kind> RESULTS = Map.ofEntries(
            Map.entry("sum", Kind.NUMBER),
            Map.entry("count", Kind.NUMBER),
            Map.entry("average", Kind.NUMBER),
            Map.entry("length", Kind.NUMBER),
            Map.entry("number", Kind.NUMBER),
            Map.entry("round", Kind.NUMBER),
            Map.entry("floor", Kind.NUMBER),
            Map.entry("ceil", Kind.NUMBER),
            Map.entry("abs", Kind.NUMBER),
            Map.entry("millis", Kind.NUMBER),
            Map.entry("toMillis", Kind.NUMBER),
            Map.entry("string", Kind.TEXT),
            Map.entry("uppercase", Kind.TEXT),
            Map.entry("lowercase", Kind.TEXT),
            Map.entry("trim", Kind.TEXT),
            Map.entry("substring", Kind.TEXT),
            Map.entry("join", Kind.TEXT),
            Map.entry("now", Kind.TEXT),
            Map.entry("exists", Kind.TRUTH),
            Map.entry("not", Kind.TRUTH),
            Map.entry("boolean", Kind.TRUTH),
            Map.entry("contains", Kind.TRUTH));

    private final FormKnowledge knowledge;
    private final List<Problem> problems;
    private final String path;

    TypeChecks(FormKnowledge knowledge, List<Problem> problems, String path) {
        this.knowledge = knowledge;
        this.problems = problems;
        this.path = path;
    }

    /** Checks an expression and everything in it, and returns the kind of its value. */
    Kind check(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Numeral _ -> Kind.NUMBER;
            case Syntax.Text _ -> Kind.TEXT;
            case Syntax.Truth _ -> Kind.TRUTH;
            case Syntax.Path given -> kind(given);
            case Syntax.Items(List<Syntax> items) -> {
                items.forEach(this::check);
                yield Kind.LIST;
            }
            case Syntax.Operation operation -> operation(operation);
            case Syntax.Call call -> call(call);
            case Syntax.Other _ -> Kind.ANY;
        };
    }

    private Optional<Held> held(Syntax.Path given) {
        return knowledge.at(given.variable(), given.members());
    }

    private Kind kind(Syntax.Path given) {
        return held(given).map(held -> held.many() ? Kind.LIST : held.kind()).orElse(Kind.ANY);
    }

    private Kind operation(Syntax.Operation operation) {
        Kind left = check(operation.left());
        Kind right = check(operation.right());
        String operator = operation.operator();
        if (ARITHMETIC.contains(operator)) {
            number(operation.left(), left);
            number(operation.right(), right);
            return Kind.NUMBER;
        }
        Optional<Comparing> comparing = Comparing.of(operator);
        if (comparing.isPresent()) {
            compared(operation, left, right, comparing.get());
            return Kind.TRUTH;
        }
        return switch (operator) {
            case "and", "or", "in" -> Kind.TRUTH;
            case "&" -> Kind.TEXT;
            default -> Kind.ANY;
        };
    }

    private void compared(Syntax.Operation operation, Kind left, Kind right, Comparing comparing) {
        if (whole(operation.left(), left) || whole(operation.right(), right)) {
            return;
        }
        boolean ordersTruth = comparing.isOfOrder() && (left == Kind.TRUTH || right == Kind.TRUTH);
        if (left.isKnown() && right.isKnown() && (left != right || ordersTruth)) {
            boolean inOrder = left.compareTo(right) <= 0;
            Kind first = inOrder ? left : right;
            Kind second = inOrder ? right : left;
            problems.add(Problem.error(
                    path,
                    "template.mismatch." + first + "-" + second,
                    (inOrder ? operation.left() : operation.right()).text(),
                    (inOrder ? operation.right() : operation.left()).text()));
        }
    }

    /** An amount of money or a list as a whole has no order. */
    private boolean whole(Syntax side, Kind kind) {
        switch (kind) {
            case MONEY -> error("template.money-compared", side);
            case LIST -> error("template.list-compared", side);
            case NUMBER, TEXT, TRUTH, ANY -> {
                return false;
            }
        }
        return true;
    }

    private void number(Syntax side, Kind kind) {
        if (!whole(side, kind) && kind.isKnown() && kind != Kind.NUMBER) {
            error("template.not-to-calculate", side);
        }
    }

    private Kind call(Syntax.Call call) {
        List<Kind> kinds = call.arguments().stream().map(this::check).toList();
        if (call.arguments().size() == 1) {
            Syntax argument = call.arguments().getFirst();
            if (OF_NUMBER.contains(call.function())) {
                number(argument, kinds.getFirst());
            } else if (NUMBERS_OF_LIST.contains(call.function()) && argument instanceof Syntax.Path given) {
                each(given);
            }
        }
        return RESULTS.getOrDefault(call.function(), Kind.ANY);
    }

    /** The values that are added up or compared. */
    private void each(Syntax.Path given) {
        held(given).ifPresent(held -> {
            switch (held.kind()) {
                case MONEY -> error("template.money-compared", given);
                case TEXT, TRUTH -> error("template.not-to-calculate", given);
                case LIST -> error("template.rows-calculated", given);
                case NUMBER, ANY -> {}
            }
        });
    }

    private void error(String message, Syntax side) {
        problems.add(Problem.error(path, message, side.text()));
    }
}
