package dev.countersign.definitions.check;

import dev.countersign.asl.query.Syntax;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition as {@link Possibilities}. The depth of the syntax is limited where it is read.
 *
 * @param inverted whether this is a part of {@code $not(…)}, which gives nothing for a comparison without a value
 */
record Conditions(FormKnowledge knowledge, boolean inverted) {

    private record Constant(Kind kind, Object value) {}

    private record Subject(String name, Held held) {}

    /** The ways in which the condition holds, or in which it does not. */
    Possibilities of(Syntax condition, boolean holds) {
        return switch (condition) {
            case Syntax.Truth(boolean value) -> value == holds ? Possibilities.ALL : Possibilities.NONE;
            case Syntax.Operation operation -> operation(operation, holds);
            case Syntax.Call call -> call(call, holds);
            case Syntax.Path path -> flag(path, holds);
            case Syntax.Numeral _, Syntax.Text _, Syntax.Items _, Syntax.Other _ -> Possibilities.ALL;
        };
    }

    private Possibilities operation(Syntax.Operation operation, boolean holds) {
        return switch (operation.operator()) {
            case "and" -> joined(operation, holds, holds);
            case "or" -> joined(operation, holds, !holds);
            case "in" -> among(operation, holds);
            default ->
                Comparing.of(operation.operator())
                        .map(comparing -> comparison(operation, comparing, holds))
                        .orElse(Possibilities.ALL);
        };
    }

    private Possibilities joined(Syntax.Operation operation, boolean holds, boolean all) {
        Possibilities left = of(operation.left(), holds);
        Possibilities right = of(operation.right(), holds);
        return all ? left.and(right) : left.or(right);
    }

    private Possibilities comparison(Syntax.Operation operation, Comparing comparing, boolean holds) {
        Constant right = constant(operation.right());
        Constant left = constant(operation.left());
        if (right != null) {
            return compared(operation.left(), comparing, right, holds);
        }
        return left == null ? Possibilities.ALL : compared(operation.right(), comparing.mirrored(), left, holds);
    }

    private Possibilities compared(Syntax side, Comparing comparing, Constant constant, boolean holds) {
        Optional<Subject> subject = subject(side);
        if (subject.isEmpty()) {
            return Possibilities.ALL;
        }
        Held held = subject.get().held();
        if (held.kind() != Kind.ANY && held.kind() != constant.kind()) {
            return Possibilities.ALL;
        }
        // A comparison without a value never holds; a null is different from every constant.
        boolean allowsMissing = inverted || !holds || comparing == Comparing.DIFFERENT;
        return Possibilities.of(new Fact.Compared(
                subject.get().name(),
                held,
                holds ? comparing : comparing.opposite(),
                constant.kind(),
                constant.value(),
                allowsMissing));
    }

    /** {@code $form.budget in ["office", "training"]}. */
    private Possibilities among(Syntax.Operation operation, boolean holds) {
        List<Syntax> items =
                operation.right() instanceof Syntax.Items(List<Syntax> listed) ? listed : List.of(operation.right());
        if (items.stream().anyMatch(item -> constant(item) == null)) {
            return Possibilities.ALL;
        }
        Possibilities result = holds ? Possibilities.NONE : Possibilities.ALL;
        for (Syntax item : items) {
            Constant constant = constant(item);
            if (constant != null) {
                Possibilities one = compared(operation.left(), Comparing.EQUAL, constant, holds);
                result = holds ? result.or(one) : result.and(one);
            }
        }
        return result;
    }

    private Possibilities call(Syntax.Call call, boolean holds) {
        if (call.arguments().size() != 1) {
            return Possibilities.ALL;
        }
        Syntax argument = call.arguments().getFirst();
        return switch (call.function()) {
            case "not" -> new Conditions(knowledge, true).of(argument, !holds);
            case "boolean" -> of(argument, holds);
            case "exists" ->
                subject(argument)
                        .or(() -> argument instanceof Syntax.Path path
                                ? knowledge
                                        .at(path.variable(), path.members())
                                        .map(held -> new Subject(path.text(), held))
                                : Optional.empty())
                        .map(subject -> Possibilities.of(new Fact.Existing(subject.name(), subject.held(), holds)))
                        .orElse(Possibilities.ALL);
            default -> Possibilities.ALL;
        };
    }

    /** A path alone: whether it is true. */
    private Possibilities flag(Syntax.Path path, boolean holds) {
        return subject(path)
                .filter(subject -> subject.held().kind() == Kind.TRUTH)
                .map(subject -> Possibilities.of(new Fact.Compared(
                        subject.name(), subject.held(), Comparing.EQUAL, Kind.TRUTH, holds, inverted || !holds)))
                .orElse(Possibilities.ALL);
    }

    /** A value that is the same wherever the expression names it. */
    private Optional<Subject> subject(Syntax side) {
        return switch (side) {
            case Syntax.Path path ->
                knowledge
                        .at(path.variable(), path.members())
                        .filter(held -> !held.many() && (held.kind().isSimple() || held.kind() == Kind.ANY))
                        .map(held -> new Subject(path.text(), held));
            case Syntax.Call call ->
                Optional.of(knowledge.of(call))
                        .filter(held -> held.kind() == Kind.NUMBER)
                        .map(held -> new Subject(call.text(), held));
            case Syntax.Numeral _, Syntax.Text _, Syntax.Truth _, Syntax.Operation _, Syntax.Items _, Syntax.Other _ ->
                Optional.empty();
        };
    }

    private static @Nullable Constant constant(Syntax side) {
        return switch (side) {
            case Syntax.Numeral(var value) -> new Constant(Kind.NUMBER, value);
            case Syntax.Text(String value) -> new Constant(Kind.TEXT, value);
            case Syntax.Truth(boolean value) -> new Constant(Kind.TRUTH, value);
            case Syntax.Path _, Syntax.Operation _, Syntax.Call _, Syntax.Items _, Syntax.Other _ -> null;
        };
    }
}
