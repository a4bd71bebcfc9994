package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Several of some options; the form holds a list of the values of the options.
 *
 * @param min fewest options, if there is an answer
 * @param max most options
 */
public record MultiChoiceField(Question question, List<Option> options, int min, int max) implements Field {

    public MultiChoiceField {
        options = List.copyOf(options);
    }

    @Override
    public Kind kind() {
        return Kind.MULTI_CHOICE;
    }

    @Override
    public MultiChoiceField with(Question other) {
        return new MultiChoiceField(other, options, min, max);
    }

    /** In the order of the options and without repetitions; null if there are none. */
    @Override
    public @Nullable JsonNode normalize(JsonNode answer) {
        if (!(answer instanceof ArrayNode values)) {
            return answer;
        }
        Set<JsonNode> chosen = new LinkedHashSet<>(values.values());
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
        for (Option option : options) {
            JsonNode value = JsonNodeFactory.instance.stringNode(option.value());
            if (chosen.remove(value)) {
                ordered.add(value);
            }
        }
        chosen.forEach(ordered::add);
        return ordered.isEmpty() ? null : ordered;
    }

    @Override
    public String shown(String answer, Locale locale) {
        return label(answer).in(locale);
    }

    /** What one of the answers is called; the answer itself if the template no longer offers it. */
    public Text label(String answer) {
        return Option.label(options, answer);
    }
}
