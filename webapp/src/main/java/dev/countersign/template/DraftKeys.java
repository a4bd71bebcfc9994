package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    /**
     * The same with the key that its name makes, if its key was made from the name before.
     *
     * @param before the definition before its name was changed
     */
    static TemplateDefinition following(TemplateDefinition before, TemplateDefinition after, Predicate<String> taken) {
        String made = key(before.name().standard());
        boolean isMade = !made.isEmpty() && after.key().matches(Pattern.quote(made) + "(-[0-9]+)?");
        String stem = key(after.name().standard());
        if (!isMade || stem.isEmpty() || !before.key().equals(after.key())) {
            return after;
        }
        return withKey(after, taken.test(stem) ? stem + "-" + number(stem, taken) : stem, after.name());
    }

    /** Made of a name: without accents, with hyphens in place of everything but letters and digits. Empty if nothing is left. */
    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("-+$", "");
    }

    private static int number(String stem, Predicate<String> taken) {
        return IntStream.iterate(2, next -> next + 1)
                .filter(next -> !taken.test(stem + "-" + next))
                .findFirst()
                .orElseThrow();
    }

    private static TemplateDefinition withKey(TemplateDefinition of, String key, Text name) {
        return new TemplateDefinition(
                key,
                name,
                of.description(),
                of.prefix(),
                of.title(),
                of.form(),
                of.steps(),
                of.revisions(),
                of.emailLink());
    }

    private static TemplateDefinition numbered(TemplateDefinition of, Predicate<String> taken) {
        String stem = of.key().substring(0, Math.min(of.key().length(), LONGEST));
        int number = number(stem, taken);
        return withKey(of, stem + "-" + number, numbered(of.name(), number));
    }

    private static Text numbered(Text name, int number) {
        return new Text(
                name.standard() + " " + number,
                name.translations().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue() + " " + number)));
    }
}
