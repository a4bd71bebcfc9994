package dev.countersign.definitions;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.event.Moment;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.MultiChoiceField;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The title of a request: the answer to the field that the template names, or the value of its expression. */
public final class RequestTitle {

    /** A fixed time and seed, so that a title that uses {@code $now()} or {@code $random()} is the same each time. */
    private static final Moment ALWAYS = new Moment(Instant.EPOCH, "title");

    private RequestTitle() {}

    /** Whether the title is an answer of the requester, and so the same in every language. */
    public static boolean isTyped(TemplateDefinition template) {
        return template.form().field(template.title().standard()).isPresent();
    }

    /** Empty if the form gives none: the field has no answer, or the value of the expression is not a text. */
    public static Optional<String> of(TemplateDefinition template, JsonNode form, Locale locale) {
        JsonNode title = isTyped(template)
                ? form.path(template.title().standard())
                : evaluated(template.title().in(locale), template, form, locale);
        return title.isString() ? Optional.of(title.stringValue()) : Optional.empty();
    }

    private static JsonNode evaluated(String expression, TemplateDefinition template, JsonNode form, Locale locale) {
        try {
            Map<String, JsonNode> names = Map.of("form", form, "shown", shown(template, form, locale));
            return switch (Expression.parse(expression).evaluate(names, ALWAYS)) {
                case Expression.Result.Value(JsonNode value) -> value;
                case Expression.Result.Failed _ -> MissingNode.getInstance();
            };
        } catch (InvalidExpression unreadable) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode shown(Field field, JsonNode answer, Locale locale) {
        if (field instanceof MultiChoiceField choice && answer.isArray()) {
            return JsonNodeFactory.instance.stringNode(answer.values().stream()
                    .map(one -> choice.shown(one.asString(""), locale))
                    .collect(Collectors.joining(", ")));
        }
        return answer.isString()
                ? JsonNodeFactory.instance.stringNode(field.shown(answer.stringValue(), locale))
                : answer;
    }

    /** The answers as people read them in this language: dates written out, choices by their labels. */
    private static ObjectNode shown(TemplateDefinition template, JsonNode form, Locale locale) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (Field field : template.form().fields()) {
            JsonNode answer = form.path(field.key());
            if (!answer.isMissingNode()) {
                shown.set(field.key(), shown(field, answer, locale));
            }
        }
        return shown;
    }
}
