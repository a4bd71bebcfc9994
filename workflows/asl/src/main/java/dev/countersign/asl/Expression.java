package dev.countersign.asl;

import dev.countersign.asl.event.Moment;
import dev.countersign.asl.query.Chance;
import dev.countersign.asl.query.InvalidQuery;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.JsonataQuery;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.References;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Syntax;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A JSONata expression outside a state machine, evaluated as a state would do it: with the same functions, and with the same limits on time, depth
 * and size. So a preview gives the same value as the execution.
 */
public final class Expression {

    /** In characters. To parse longer ones takes more than a moment. */
    public static final int LONGEST = 5_000;

    private final JsonataQuery query;

    private Expression(JsonataQuery query) {
        this.query = query;
    }

    /** The result of an evaluation. */
    public sealed interface Result {

        record Value(JsonNode value) implements Result {}

        /** It has no value, or exceeded a limit; the sentence says why. */
        record Failed(String cause) implements Result {}
    }

    /**
     * Reads an expression, without the <code>{% %}</code> around it.
     *
     * @throws InvalidExpression with one sentence
     */
    public static Expression parse(String text) throws InvalidExpression {
        if (text.length() > LONGEST) {
            throw new InvalidExpression("The expression has more than " + LONGEST + " characters");
        }
        try {
            return new Expression(JsonataQuery.parse(text));
        } catch (InvalidQuery invalid) {
            throw new InvalidExpression(String.valueOf(invalid.getMessage()));
        }
    }

    /** The expression that a member of a payload is, without the <code>{% %}</code> around it; empty where it is a constant. */
    public static Optional<String> in(JsonNode value) {
        return Jsonata.expression(value);
    }

    /**
     * The value of the expression.
     *
     * @param variables by name, without the {@code $}
     * @param moment the time for {@code $now()} and the seed for {@code $random()}
     */
    public Result evaluate(Map<String, JsonNode> variables, Moment moment) {
        var scope = new Scope(
                NullNode.getInstance(), null, null, NullNode::getInstance, variables::get, new Chance(moment));
        try {
            return new Result.Value(query.evaluate(scope, ""));
        } catch (QueryException failed) {
            return new Result.Failed(String.valueOf(failed.getMessage()));
        }
    }

    /** What the expression refers to, read from its syntax tree. */
    public References references() {
        return query.references();
    }

    /** Its structure, for reasoning about it without evaluating it. */
    public Syntax syntax() {
        return query.syntax();
    }

    /** The functions that an expression may call, without the {@code $}. */
    public static Set<String> functions() {
        return JsonataQuery.functions();
    }

    public String text() {
        return query.text();
    }
}
