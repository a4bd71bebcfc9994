package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gives a new template a key that no other template of the organisation has. */
final class DraftKeys {

    private static final int LONGEST = 58;

    private DraftKeys() {}

    /** The same, with another key if its own is taken. */
    static TemplateDefinition free(TemplateDefinition definition, Predicate<String> taken) {
        return taken.test(definition.key()) ? numbered(definition, taken) : definition;
    }

    /** The same with a number behind its key and its name. */
    static TemplateDefinition copy(TemplateDefinition definition, Predicate<String> taken) {
        return numbered(definition, taken);
    }

    private static TemplateDefinition numbered(TemplateDefinition of, Predicate<String> taken) {
        String stem = of.key().substring(0, Math.min(of.key().length(), LONGEST));
        int number = IntStream.iterate(2, next -> next + 1)
                .filter(next -> !taken.test(stem + "-" + next))
                .findFirst()
                .orElseThrow();
        return new TemplateDefinition(
                stem + "-" + number,
                numbered(of.name(), number),
                of.description(),
                of.prefix(),
                of.title(),
                of.form(),
                of.steps(),
                of.revisions(),
                of.emailLink());
    }

    private static Text numbered(Text name, int number) {
        return new Text(
                name.standard() + " " + number,
                name.translations().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue() + " " + number)));
    }
}
