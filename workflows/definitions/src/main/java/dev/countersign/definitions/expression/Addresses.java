package dev.countersign.definitions.expression;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.definitions.step.Approvers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The people that an {@link Approvers.Expression} names, by email address. */
public sealed interface Addresses {

    /** An expression that names more people than this is taken for a mistake. */
    int MOST = 100;

    /** In the order of the expression, each once; may be empty. */
    record Named(List<String> emails) implements Addresses {

        public Named {
            emails = List.copyOf(emails);
        }
    }

    /** It has no value, or one that is not a list of addresses; the sentence says why. */
    record Failed(String cause) implements Addresses {}

    /**
     * Evaluates the expression.
     *
     * @param form the value of {@code $form}
     * @param requester the value of {@code $requester}
     * @param results the value of {@code $results}: the answers of the automated steps so far, by step
     * @param now the value of {@code $now()}
     * @param seed of {@code $random()}, the same for the same step of the same request
     */
    static Addresses of(
            Approvers.Expression expression,
            JsonNode form,
            JsonNode requester,
            JsonNode results,
            Instant now,
            String seed) {
        try {
            var value = Expression.parse(expression.jsonata())
                    .evaluate(Map.of("form", form, "requester", requester, "results", results), new Moment(now, seed));
            return switch (value) {
                case Expression.Result.Value(JsonNode named) -> named(named);
                case Expression.Result.Failed(String cause) -> new Failed(cause);
            };
        } catch (InvalidExpression unreadable) {
            return new Failed(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Addresses named(JsonNode value) {
        var all = value.isArray() ? value.values().stream() : Stream.of(value);
        var emails = all.filter(one -> !one.isNull()).toList();
        if (!emails.stream().allMatch(JsonNode::isString)) {
            return new Failed("It gives " + value.getNodeType() + ", and not email addresses.");
        }
        var different = emails.stream()
                .map(one -> one.stringValue().strip())
                .filter(email -> !email.isEmpty())
                .distinct()
                .toList();
        return different.size() > MOST
                ? new Failed("It names " + different.size() + " people, and more than " + MOST + " are not asked.")
                : new Named(different);
    }
}
