package dev.countersign.definitions.outline;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.query.References;
import dev.countersign.definitions.outline.Node.Passage;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates conditions before they are reached. A condition on the result of an earlier step is unknown until that step has answered.
 *
 * @param results the answers of the automated steps so far, by step
 */
record Foresight(JsonNode form, JsonNode requester, JsonNode results) {

    /** The time of evaluation is not known, so a condition on the time gets a fixed one. */
    private static final Moment ANY = new Moment(Instant.EPOCH, "outline");

    private static final Set<String> TIME_OR_CHANCE = Set.of("now", "millis", "random", "uuid", "shuffle");

    Passage passage(String condition) {
        try {
            var expression = Expression.parse(condition);
            var references = expression.references();
            if (!areKnown(references.of("results")) || TIME_OR_CHANCE.stream().anyMatch(references::uses)) {
                return Passage.OPEN;
            }
            var result = expression.evaluate(Map.of("form", form, "requester", requester, "results", results), ANY);
            return switch (result) {
                case Expression.Result.Value(JsonNode value)
                when value.isBoolean() -> value.booleanValue() ? Passage.WALKED : Passage.SKIPPED;
                case Expression.Result.Value ignored -> Passage.OPEN;
                case Expression.Result.Failed ignored -> Passage.OPEN;
            };
        } catch (InvalidExpression unreadable) {
            return Passage.OPEN;
        }
    }

    /** Whether every result that is read has come; one that is not named by its step is not known. */
    private boolean areKnown(Stream<References.Path> read) {
        return read.allMatch(
                path -> !path.members().isEmpty() && results.has(path.members().getFirst()));
    }
}
