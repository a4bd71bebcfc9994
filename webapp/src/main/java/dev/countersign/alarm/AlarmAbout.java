package dev.countersign.alarm;

import dev.countersign.definitions.text.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom or what an alarm is about, where its kind does not say it.
 *
 * @param facts the latest ones
 */
public record AlarmAbout(What what, Text name, Map<String, String> facts) {

    /** For each, {@code messages.properties} has texts of its own. */
    public enum What {
        /** Somebody who has left. */
        PERSON,
        GROUP,
        TEMPLATE,
        /** A state machine whose request was not made. */
        MACHINE,
        /** Letters that fail. The kind of the alarm says so, and has no other texts for it. */
        LETTERS
    }

    /** How many approvals nobody else can decide. */
    public static final String APPROVALS = "approvals";

    /** Of how many people they are the manager. */
    public static final String REPORTS = "reports";

    /** The names of the departments that they lead. */
    public static final String DEPARTMENTS = "departments";

    /** The names of the templates that name them, or ask the group. */
    public static final String TEMPLATES = "templates";

    /** Those of a template who cannot be asked. */
    public static final String PEOPLE = "people";

    /** The ARN of the state machine. */
    public static final String MACHINE = "machine";

    /** Why its request was not made: the bundle has {@code alarm.refused.<value>}. */
    public static final String REFUSED = "refused";

    /** How many letters. */
    public static final String LETTERS = "letters";

    /** When the first of them failed: an {@link Instant}. */
    public static final String SINCE = "since";

    /** Why the last one failed: the bundle has {@code letters.why.<value>}. */
    public static final String WHY = "why";

    /** What was said about that. */
    public static final String SAID = "said";

    /** Says a text of the bundle in the language of the reader, and an {@link Instant} among the arguments in their time zone. */
    public interface Say {

        String say(String key, Object... arguments);
    }

    public AlarmAbout {
        facts = Map.copyOf(facts);
    }

    /** How the keys of the texts begin. Each gets the name, and what is left open. */
    public static String key(AlarmKind kind, Optional<AlarmAbout> about) {
        return "alarm." + kind
                + about.filter(one -> one.what() != What.LETTERS)
                        .map(one -> "." + one.what().name().toLowerCase(Locale.ROOT))
                        .orElse("");
    }

    /** One of the texts of an alarm. */
    public static String text(AlarmKind kind, Optional<AlarmAbout> about, String part, Locale language, Say say) {
        String key = key(kind, about) + "." + part;
        return about.map(one -> say.say(key, one.name().in(language), one.open(language, say)))
                .orElseGet(() -> say.say(key));
    }

    /** What nobody does any more, or why something was not done, in words. */
    public String open(Locale language, Say say) {
        if (what == What.MACHINE) {
            return say.say("alarm.refused." + facts.getOrDefault(REFUSED, ""));
        }
        if (what == What.LETTERS) {
            return say.say(
                    "alarm.open.letters",
                    Integer.valueOf(facts.getOrDefault(LETTERS, "0")),
                    Instant.parse(facts.getOrDefault(SINCE, Instant.EPOCH.toString())),
                    say.say("letters.why." + facts.getOrDefault(WHY, "UNKNOWN"), facts.getOrDefault(SAID, "")));
        }
        List<String> parts = Stream.of(
                        counted(APPROVALS, say),
                        counted(REPORTS, say),
                        named(DEPARTMENTS, language, say),
                        named(TEMPLATES, language, say),
                        named(PEOPLE, language, say))
                .flatMap(Optional::stream)
                .toList();
        return String.join("; ", parts);
    }

    private Optional<String> counted(String fact, Say say) {
        return Optional.ofNullable(facts.get(fact)).map(count -> say.say("alarm.open." + fact, Integer.valueOf(count)));
    }

    private Optional<String> named(String fact, Locale language, Say say) {
        return Optional.ofNullable(facts.get(in(fact, language.getLanguage())))
                .or(() -> Optional.ofNullable(facts.get(fact)))
                .map(names -> say.say("alarm.open." + fact, names));
    }

    /** The name of a fact in another language than the standard one. */
    private static String in(String fact, String language) {
        return fact + "." + language;
    }

    /** The names of some things as a fact, in each of their languages. */
    public static Map<String, String> named(String fact, List<Text> names) {
        Map<String, String> facts = new HashMap<>();
        facts.put(fact, names.stream().map(Text::standard).collect(Collectors.joining(", ")));
        names.stream()
                .flatMap(name -> name.translations().keySet().stream())
                .distinct()
                .forEach(language -> facts.put(
                        in(fact, language),
                        names.stream()
                                .map(name -> name.in(Locale.forLanguageTag(language)))
                                .collect(Collectors.joining(", "))));
        return facts;
    }

    /** The name of one thing that a fact tells. */
    static Text name(String fact, Map<String, String> facts) {
        Map<String, String> translations = new HashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(fact + ".")) {
                translations.put(key.substring(fact.length() + 1), value);
            }
        });
        return new Text(facts.getOrDefault(fact, ""), translations);
    }
}
