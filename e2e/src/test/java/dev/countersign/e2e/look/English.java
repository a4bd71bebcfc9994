package dev.countersign.e2e.look;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds English in texts that should be Spanish: what stands in an English bundle or template and in no Spanish one, and words that every
 * English sentence has and no Spanish one, wherever the sentence comes from.
 */
final class English {

    private static final Path ROOT = Path.of("..");
    private static final List<String> BUNDLES = List.of(
            "webapp/src/main/resources/messages",
            "webapp/src/main/resources/dev/countersign/signin/messages",
            "webapp/src/main/resources/dev/countersign/notification/messages",
            "workflows/definitions/src/main/resources/dev/countersign/definitions/messages");
    private static final String TEMPLATES =
            "workflows/definitions/src/main/resources/dev/countersign/definitions/builtin";

    private static final Pattern BOTH =
            Pattern.compile("\\ben: (\"[^\"]*\"|[^,}\\n]*)(?:,|\\n)\\s*es: (\"[^\"]*\"|[^}\\n]*)");

    /** What parts a pattern into what it says and where its arguments go. */
    private static final Pattern ARGUMENTS = Pattern.compile("\\d+,choice,|[{}|#<'\"]|& *\\$[\\w.]+");

    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern PIECES = Pattern.compile("[·:;,.!?()“”«»\"\\n|]+");

    private static final Pattern ENGLISH_WORDS = Pattern.compile(
            "(?iU)\\b(the|and|your|you|was|were|with|this|that|these|from|please|loading|required|have|been|not|for"
                    + "|of|by|an|is|are|it|who|when|cannot|failed|minutes|hours|today|yesterday|tomorrow|due|overdue"
                    + "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\\d+ (?:Jan|Apr|Aug|Dec))\\b");

    private final Set<String> phrases = new TreeSet<>();

    English() throws IOException {
        Set<String> spanish = new TreeSet<>();
        for (String bundle : BUNDLES) {
            add(phrases, bundle + ".properties");
            add(spanish, bundle + "_es.properties");
        }
        try (Stream<Path> templates = Files.list(ROOT.resolve(TEMPLATES))) {
            for (Path template : templates.toList()) {
                Matcher both = BOTH.matcher(Files.readString(template));
                while (both.find()) {
                    phrases.addAll(phrases(both.group(1)));
                    spanish.addAll(phrases(both.group(2)));
                }
            }
        }
        phrases.removeAll(spanish);
        // Whoever chooses a language finds it under its own name.
        phrases.remove("english");
    }

    /** What is English in a text that somebody sees or hears; nothing where it is Spanish. */
    List<String> in(String text) {
        String plain = text.replace('\u00A0', ' ').replace('\u202F', ' ');
        Stream<String> pieces = PIECES.splitAsStream(plain).map(English::phrase).filter(phrases::contains);
        Stream<String> sentences = phrases.stream()
                .filter(phrase -> phrase.indexOf(' ') > 0)
                .filter(phrase -> Pattern.compile("(?<!\\p{L})" + Pattern.quote(phrase) + "(?!\\p{L})")
                        .matcher(plain.toLowerCase(Locale.ROOT))
                        .find());
        Stream<String> words = ENGLISH_WORDS.matcher(plain).results().map(found -> found.group());
        return Stream.of(pieces, sentences, words)
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    private static void add(Set<String> phrases, String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(ROOT.resolve(bundle))) {
            texts.load(reader);
        }
        texts.values().forEach(text -> phrases.addAll(phrases((String) text)));
    }

    private static List<String> phrases(String pattern) {
        return ARGUMENTS
                .splitAsStream(pattern.replace('\u00A0', ' '))
                .map(English::phrase)
                .filter(phrase -> phrase.length() > 1)
                .toList();
    }

    private static String phrase(String part) {
        return ENDS.matcher(part).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
