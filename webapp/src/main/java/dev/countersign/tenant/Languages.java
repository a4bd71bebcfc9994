package dev.countersign.tenant;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The languages that an organisation offers its people.
 *
 * @param offered codes of two letters, at least one; the first is spoken to whoever speaks none of them
 */
public record Languages(List<String> offered) {

    /** Those of the product. */
    public static final Languages ALL = new Languages(List.of("en", "es"));

    public Languages {
        offered = List.copyOf(offered);
        if (offered.isEmpty()) {
            throw new IllegalArgumentException("at least one language is offered");
        }
    }

    /** As they are stored. */
    public static Languages read(String stored) {
        return new Languages(List.of(stored.split(" ")));
    }

    public String written() {
        return String.join(" ", offered);
    }

    public String first() {
        return offered.getFirst();
    }

    /**
     * The language of somebody who would speak another one.
     *
     * @param stored null if the organisation has chosen none: then each language of the product is spoken
     */
    public static Locale spoken(Locale wanted, @Nullable String stored) {
        if (stored == null) {
            return wanted;
        }
        Languages languages = read(stored);
        return languages.offered.contains(wanted.getLanguage()) ? wanted : Locale.of(languages.first());
    }
}
