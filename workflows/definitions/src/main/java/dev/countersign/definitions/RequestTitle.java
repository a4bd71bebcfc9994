package dev.countersign.definitions;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.Moment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a template calls a request: the answer in the field it names, or what its expression makes of the form. */
public final class RequestTitle {

    /** Asked for the time or for chance, a title is the same each time. */
    private static final Moment ALWAYS = new Moment(Instant.EPOCH, "title");

    private RequestTitle() {}

    /** Empty where the form gives none: the field was left out, or the expression has no text as its value. */
    public static Optional<String> of(TemplateDefinition template, JsonNode form) {
        JsonNode title = template.form().field(template.title()).isPresent()
                ? form.path(template.title())
                : evaluated(template.title(), form);
        return title.isString() ? Optional.of(title.stringValue()) : Optional.empty();
    }

    private static JsonNode evaluated(String expression, JsonNode form) {
        try {
            return switch (Expression.parse(expression).evaluate(Map.of("form", form), ALWAYS)) {
                case Expression.Result.Value(JsonNode value) -> value;
                case Expression.Result.Failed _ -> MissingNode.getInstance();
            };
        } catch (InvalidExpression unreadable) {
            return MissingNode.getInstance();
        }
    }
}
