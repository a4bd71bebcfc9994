package dev.countersign.asl;

import dev.countersign.asl.query.Chance;
import dev.countersign.asl.query.InvalidQuery;
import dev.countersign.asl.query.Jsonata;
import dev.countersign.asl.query.Query;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A JSONata expression outside of a state machine, evaluated just as a state would: with the same functions, and bounded in time, depth and
 * size. So what is shown beforehand is what happens.
 */
public final class Expression {

    private final Query query;

    private Expression(Query query) {
        this.query = query;
    }

    /** What an evaluation came to. */
    public sealed interface Result {

        record Value(JsonNode value) implements Result {}

        /** It has no value, or was stopped; the sentence says why. */
        record Failed(String cause) implements Result {}
    }

    /**
     * Reads an expression, without the <code>{% %}</code> around it.
     *
     * @throws InvalidExpression with one sentence
     */
    public static Expression parse(String text) throws InvalidExpression {
        try {
            return new Expression(Jsonata.query(text));
        } catch (InvalidQuery invalid) {
            throw new InvalidExpression(String.valueOf(invalid.getMessage()));
        }
    }

    /**
     * The value of the expression.
     *
     * @param variables what it sees, each by its name without the {@code $}
     * @param moment the time and the seed behind {@code $now()} and {@code $random()}
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

    public String text() {
        return query.text();
    }
}
