package dev.countersign.definitions.outline;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.Moment;
import dev.countersign.definitions.outline.Node.Passage;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates conditions before they are reached. A condition on the result of an earlier step is unknown until that step has answered.
 *
 * @param results the answers of the automated steps so far, by step
 */
record Foresight(JsonNode form, JsonNode requester, JsonNode results) {

    private static final Pattern RESULTS =
            Pattern.compile("\\$results\\b(?:\\s*\\.\\s*(?:([A-Za-z_]\\w*)|`([^`]+)`))?");

    /** The time of evaluation is not known, so a condition on the time gets a fixed one. */
    private static final Moment ANY = new Moment(Instant.EPOCH, "outline");

    private static final Pattern TIME_OR_CHANCE = Pattern.compile("\\$(now|millis|random|uuid)\\b");

    Passage passage(String condition) {
        if (!resultsAreKnown(condition) || TIME_OR_CHANCE.matcher(condition).find()) {
            return Passage.OPEN;
        }
        try {
            var result = Expression.parse(condition)
                    .evaluate(Map.of("form", form, "requester", requester, "results", results), ANY);
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

    /** Whether every result that the condition uses is known; a result that is not addressed by its step counts as unknown. */
    private boolean resultsAreKnown(String condition) {
        return RESULTS.matcher(condition)
                .results()
                .map(mention -> mention.group(1) == null ? mention.group(2) : mention.group(1))
                .allMatch(step -> step != null && results.has(step));
    }
}
