package dev.countersign.alarm;

import dev.countersign.text.StorableText;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Limits facts before they are stored: text of a forged message must not fill the table, and must not be refused by it. */
final class AlarmFacts {

    private static final int MOST = 12;
    private static final int LONGEST = 500;
    private static final int LONGEST_SUBJECT = 200;
    private static final String CUT = "…";

    private AlarmFacts() {}

    static SortedMap<String, String> kept(Map<String, String> facts) {
        SortedMap<String, String> kept = new TreeMap<>();
        new TreeMap<>(facts)
                .entrySet().stream()
                        .limit(MOST)
                        .forEach(fact -> kept.put(fact.getKey(), cut(StorableText.of(fact.getValue()), LONGEST)));
        return kept;
    }

    static String subject(String subject) {
        String kept = cut(StorableText.of(subject).replaceAll("\\s+", " ").strip(), LONGEST_SUBJECT);
        return kept.isEmpty() ? "-" : kept;
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + CUT;
    }
}
