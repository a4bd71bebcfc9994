package dev.countersign.permission;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of cloudformation/permissions.txt.
 *
 * @param denies whether it forbids, whatever others permit
 * @param caller a role, a service, or {@code *}
 * @param resource with {@code *} and {@code ?} for any characters
 * @param conditions all of which must hold
 */
record Permission(
        String line, boolean denies, String caller, String action, String resource, List<Condition> conditions) {

    private static final Pattern LINE = Pattern.compile("(deny )?(\\S+) ([a-z0-9-]+:[A-Za-z]+) (\\S+)(?: if (.+))?");
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z:-]+?)(!?=)(.+)");
    private static final Pattern ANY = Pattern.compile("[*?]|[^*?]+");

    /** A key of the request and its values. */
    private record Condition(String key, boolean negated, List<String> values) {

        static Condition parse(String text) {
            Matcher parts = CONDITION.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("the condition " + text);
            }
            return new Condition(
                    parts.group(1),
                    parts.group(2).equals("!="),
                    List.of(parts.group(3).split(Pattern.quote("|"), -1)));
        }

        /** As IAM has it, a request without the key does not have the value. */
        boolean holds(AwsCall call) {
            return negated
                    != call.context(key)
                            .filter(given -> values.stream().anyMatch(value -> matches(value, given)))
                            .isPresent();
        }
    }

    static Permission parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the permission " + line);
        }
        String conditions = parts.group(5);
        return new Permission(
                line,
                parts.group(1) != null,
                parts.group(2),
                parts.group(3),
                parts.group(4),
                conditions == null
                        ? List.of()
                        : List.of(conditions.split(" and ", -1)).stream()
                                .map(Condition::parse)
                                .toList());
    }

    boolean isAbout(AwsCall call) {
        return (caller.equals("*") || caller.equals(call.role()))
                && action.equals(call.action())
                && matches(resource, call.resource())
                && conditions.stream().allMatch(condition -> condition.holds(call));
    }

    private static boolean matches(String pattern, String text) {
        String regex = ANY.matcher(pattern)
                .results()
                .map(part -> switch (part.group()) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part.group());
                })
                .collect(Collectors.joining());
        return Pattern.matches(regex, text);
    }
}
