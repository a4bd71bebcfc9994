package dev.countersign.definitions.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code docs/templates.md} describes.
 *
 * @param keys the keys in the tables, by the object they belong to: "Template", "Field text", "Step wait", "options"
 * @param words everything that is marked as code
 */
record TemplatePage(Map<String, Set<String>> keys, Set<String> words) {

    private static final Path PAGE = Path.of("..", "..", "docs", "templates.md");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|[^|]+\\|[^|]*\\w[^|]*\\|");

    static TemplatePage read() throws IOException {
        String text = Files.readString(PAGE);
        Map<String, Set<String>> sections = new HashMap<>();
        List<String> names = List.of();
        for (String line : text.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                names = names(heading.group(1));
            } else if (row.matches()) {
                names.forEach(name ->
                        sections.computeIfAbsent(name, _ -> new TreeSet<>()).add(row.group(1)));
            }
        }
        return new TemplatePage(withCommonKeys(sections), code(text));
    }

    /** A heading of several objects, as in "Who is asked: `approvers`, `escalate`", is of each of them. */
    private static List<String> names(String heading) {
        String plain = heading.replace("`", "");
        if (heading.startsWith("Field") || heading.startsWith("Step") || heading.equals("Template")) {
            return List.of(plain);
        }
        return heading.contains(": `") ? List.copyOf(code(heading)) : List.of();
    }

    /** What stands below "Fields" and "Steps" belongs to every kind. */
    private static Map<String, Set<String>> withCommonKeys(Map<String, Set<String>> sections) {
        Map<String, Set<String>> keys = new TreeMap<>(sections);
        for (String all : List.of("Field", "Step")) {
            Set<String> common = keys.remove(all + "s");
            keys.forEach((name, own) -> {
                if (name.startsWith(all + " ") && common != null) {
                    own.addAll(common);
                }
            });
        }
        return keys;
    }

    private static Set<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
