package dev.countersign.request;

import dev.countersign.definitions.RequestTitle;
import dev.countersign.definitions.TemplateDefinition;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a request is called in lists: as the template calls it, and else by the template's own name. */
final class Title {

    private static final int LONGEST = 200;

    private Title() {}

    static String of(TemplateDefinition definition, JsonNode form, Locale locale) {
        String title = RequestTitle.of(definition, form).orElse("");
        String line = title.lines().findFirst().orElse("").strip();
        return shortened(line.isEmpty() ? definition.name().in(locale) : line);
    }

    /** Counts code points, as the database does, and never cuts one in two. */
    private static String shortened(String title) {
        if (title.codePointCount(0, title.length()) <= LONGEST) {
            return title;
        }
        return title.substring(0, title.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
