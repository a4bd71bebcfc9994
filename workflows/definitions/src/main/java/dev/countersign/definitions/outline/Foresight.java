package dev.countersign.definitions.outline;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.Moment;
import dev.countersign.definitions.outline.Node.Passage;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells from the form alone whether a condition will hold. What asks for a result of an earlier step cannot be told. */
record Foresight(JsonNode form, JsonNode requester) {

    private static final Pattern RESULTS = Pattern.compile("\\$results\\b");

    /** A condition that asks for the time is not foreseen to the second. */
    private static final Moment ANY = new Moment(Instant.EPOCH, "outline");

    private static final Pattern TIME_OR_CHANCE = Pattern.compile("\\$(now|millis|random|uuid)\\b");

    Passage passage(String condition) {
        if (RESULTS.matcher(condition).find()
                || TIME_OR_CHANCE.matcher(condition).find()) {
            return Passage.OPEN;
        }
        try {
            var result = Expression.parse(condition).evaluate(Map.of("form", form, "requester", requester), ANY);
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
}
