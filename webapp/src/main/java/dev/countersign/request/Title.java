package dev.countersign.request;

import dev.countersign.definitions.RequestTitle;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.definitions.text.TypedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The title of a request: that of its template's rule or, without one, the name of the template. */
final class Title {

    private static final int LONGEST = 200;

    private Title() {}

    /** The title in one language. That in the requester's language is stored, for the search in lists. */
    static String of(TemplateDefinition definition, JsonNode form, Locale locale) {
        String title = RequestTitle.of(definition, form, locale).orElse("");
        String line = title.lines().map(TypedText::clean).findFirst().orElse("");
        return shortened(line.isEmpty() ? definition.name().in(locale) : line);
    }

    /** The title in all languages of the template. A title that the requester typed is the same in all of them. */
    static Text of(TemplateDefinition definition, JsonNode form, String stored) {
        if (RequestTitle.isTyped(definition)) {
            return Text.of(stored);
        }
        Set<String> languages = new HashSet<>(definition.name().translations().keySet());
        languages.addAll(definition.title().translations().keySet());
        Map<String, String> translations = new HashMap<>();
        languages.forEach(language -> translations.put(language, of(definition, form, Locale.of(language))));
        return new Text(of(definition, form, Locale.ENGLISH), translations);
    }

    /** Counts code points, as the database does, and never splits one. */
    private static String shortened(String title) {
        if (title.codePointCount(0, title.length()) <= LONGEST) {
            return title;
        }
        return title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
