package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Files; the form holds a list of ids that {@link FormContext} knows.
 *
 * @param min fewest files, if there is an answer
 * @param max most files
 * @param kinds what can be attached; all kinds if empty
 */
public record AttachmentField(Question question, int min, int max, Set<FileKind> kinds) implements Field {

    public AttachmentField {
        kinds = kinds.isEmpty() ? Set.copyOf(EnumSet.allOf(FileKind.class)) : Set.copyOf(kinds);
    }

    /** One without rules. */
    public AttachmentField(String key, Text label, Text help, boolean required, int min, int max, Set<FileKind> kinds) {
        this(new Question(key, label, help, required), min, max, kinds);
    }

    @Override
    public AttachmentField with(Question other) {
        return new AttachmentField(other, min, max, kinds);
    }

    @Override
    public Kind kind() {
        return Kind.ATTACHMENT;
    }

    /** Without repetitions; null if there are none. */
    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        if (!(answer instanceof ArrayNode ids)) {
            return answer;
        }
        Set<JsonNode> distinct = new LinkedHashSet<>(ids.values());
        return distinct.isEmpty() ? null : JsonNodeFactory.instance.arrayNode().addAll(distinct);
    }

    @Override
    public String shown(String answer, Locale locale) {
        return answer;
    }
}
