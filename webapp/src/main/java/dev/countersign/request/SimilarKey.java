package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.SearchKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a request is about, beside its title: the answer to the first field for a short text that is not the title, such as the supplier of a purchase or
 * the system of an access request. Requests from one template with the same answer are similar.
 */
public final class SimilarKey {

    /** The database enforces it, too. */
    private static final int LONGEST = 200;

    private SimilarKey() {}

    /** The field with this answer; empty if the form has none. */
    public static Optional<Field> field(TemplateDefinition definition) {
        String title = definition.title().standard();
        return definition.form().fields().stream()
                .filter(field -> field instanceof TextField && !field.key().equals(title))
                .findFirst();
    }

    /** The answer, as it is compared: without case and accents; empty if there is none. */
    public static Optional<String> of(TemplateDefinition definition, JsonNode form) {
        return field(definition)
                .map(field -> form.path(field.key()))
                .filter(JsonNode::isString)
                .map(answer -> SearchKey.of(answer.stringValue()))
                .filter(key -> !key.isEmpty())
                .map(key -> key.substring(
                        0, key.offsetByCodePoints(0, Math.min(LONGEST, key.codePointCount(0, key.length())))));
    }
}
