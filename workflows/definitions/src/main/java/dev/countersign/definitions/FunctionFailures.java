package dev.countersign.definitions;

import dev.countersign.definitions.text.Bundle;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates what the product's own functions say of a failure. They say it in English, whoever will read it: the English sentence is recognized, and said again.
 */
final class FunctionFailures {

    private static final Locale SPANISH = Locale.of("es");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

    /** A name with a point, or an address: a person who answered is none. */
    private static final String HOST = "([\\w-]+(?:\\.[\\w-]+)+|localhost|\\[[0-9a-f:.]+])";

    /** That of a connector. */
    private static final String KEY = "([\\w.-]+)";

    private static final String NUMBER = "(\\d+)";
    private static final String WORD = "(\\S+)";
    private static final String ANY = "(.+)";

    /** Of two that fit, the first counts. */
    private static final List<Sentence> SENTENCES = List.of(
            Sentence.of("failure.answer-too-large", NUMBER),
            Sentence.of("failure.connector-address"),
            Sentence.of("failure.connector-unreadable"),
            Sentence.of("failure.host-https-only", HOST),
            Sentence.of("failure.host-late", HOST, NUMBER),
            Sentence.of("failure.host-not-public", HOST),
            Sentence.of("failure.host-not-reached", HOST, WORD),
            Sentence.of("failure.host-unknown", HOST),
            Sentence.of("failure.no-connector", ANY),
            Sentence.of("failure.no-method", WORD),
            Sentence.of("failure.path-outside"),
            Sentence.of("failure.path-slash"),
            Sentence.of("failure.secret-unreadable"),
            Sentence.of("failure.token-missing", HOST, NUMBER),
            Sentence.of("failure.token-refused", HOST, NUMBER),
            Sentence.of("failure.service-answered", KEY, NUMBER, ANY),
            Sentence.of("failure.service-answered-nothing", KEY, NUMBER),
            // Of the release before.
            Sentence.of("failure.host-answered", HOST, NUMBER, ANY),
            Sentence.of("failure.host-answered-nothing", HOST, NUMBER));

    private FunctionFailures() {}

    /** A sentence of the bundle, with what finds it in English. */
    private record Sentence(String key, Pattern english) {

        /** @param arguments what they look like, in their order */
        static Sentence of(String key, String... arguments) {
            String pattern = Bundle.DEFINITIONS.format(Locale.ENGLISH, key).toPattern();
            StringBuilder found = new StringBuilder();
            Matcher places = PLACE.matcher(pattern);
            int from = 0;
            for (int place = 0; places.find(); place++) {
                found.append(Pattern.quote(pattern.substring(from, places.start())))
                        .append(arguments[place]);
                from = places.end();
            }
            found.append(Pattern.quote(pattern.substring(from)));
            return new Sentence(key, Pattern.compile(found.toString(), Pattern.DOTALL));
        }

        Optional<Text> translated(String said) {
            Matcher found = english.matcher(said);
            if (!found.matches()) {
                return Optional.empty();
            }
            List<Object> arguments = new ArrayList<>();
            for (int group = 1; group <= found.groupCount(); group++) {
                arguments.add(found.group(group));
            }
            String spanish = Bundle.DEFINITIONS.say(SPANISH, key, arguments.toArray());
            return Optional.of(new Text(said, Map.of(SPANISH.getLanguage(), spanish)));
        }
    }

    /** Empty if no function of the product says so. */
    static Optional<Text> translated(String said) {
        return SENTENCES.stream()
                .flatMap(sentence -> sentence.translated(said).stream())
                .findFirst();
    }
}
