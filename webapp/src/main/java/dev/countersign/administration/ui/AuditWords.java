package dev.countersign.administration.ui;

import dev.countersign.administration.AuditLine;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is recorded, in words. What has no words in this release is shown as it was recorded. */
final class AuditWords {

    /** The details that hold words of the program, or several of them. All others hold what people typed, or what has no words. */
    static final Set<String> OF_THE_PROGRAM = Set.of(
            "active",
            "administrator",
            "fault",
            "found",
            "id",
            "kind",
            "outcome",
            "own-request",
            "queue",
            "roles",
            "roles-before",
            "source",
            "status",
            "broken-by",
            "verdict",
            "what",
            "why");

    /** The details that hold JSON. */
    private static final Set<String> JSON = Set.of("form", "result");

    /** The details that hold a day or a moment. */
    private static final Set<String> TIMES = Set.of(
            "due",
            "expires",
            "due-before",
            "from",
            "until",
            "endsAt",
            "day",
            "first",
            "last",
            "closed-before",
            "removed-at",
            "to");

    /** The details that hold the hours of a week. */
    private static final Set<String> WEEKS = Set.of("week", "week-before");

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String BEFORE = "-before";

    private AuditWords() {}

    static String kind(String kind, Formats formats) {
        return formats.find("audit.kind." + kind).orElse(kind);
    }

    /** What was done; of a decision, which. */
    static String act(AuditLine line, Formats formats) {
        String kind = line.entry().kind();
        return Optional.ofNullable(line.details().get("verdict"))
                .filter(_ -> kind.equals("approval.decided"))
                .flatMap(verdict -> formats.find("audit.decided." + verdict))
                .orElseGet(() -> kind(kind, formats));
    }

    static String detail(String name, Formats formats) {
        String after = name.endsWith(BEFORE) ? name.substring(0, name.length() - BEFORE.length()) : name;
        return formats.find("audit.detail." + name)
                .or(() -> formats.find("audit.detail." + after).map(label -> formats.say("audit.before", label)))
                .orElse(name);
    }

    /** @param person the person that a value names */
    static String value(Function<String, Optional<PersonName>> person, String name, String value, Formats formats) {
        if (value.isEmpty()) {
            return "—";
        }
        return people(person, value)
                .or(() -> OF_THE_PROGRAM.contains(name) ? words(value, formats) : Optional.empty())
                .or(() -> TIMES.contains(name) ? time(value, formats) : Optional.empty())
                .or(() -> WEEKS.contains(name) ? week(value, formats) : Optional.empty())
                .or(() -> name.equals("more")
                        ? Optional.of(formats.say("audit.more", Long.valueOf(value)))
                        : Optional.empty())
                .or(() -> JSON.contains(name) ? members(value) : Optional.empty())
                .orElse(value);
    }

    /** The names of one or several people. */
    private static Optional<String> people(Function<String, Optional<PersonName>> person, String value) {
        List<Optional<PersonName>> people =
                Arrays.stream(value.split(" ")).map(person).toList();
        return people.stream().allMatch(Optional::isPresent)
                ? Optional.of(people.stream()
                        .flatMap(Optional::stream)
                        .map(PersonName::name)
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Empty if one of them is unknown. */
    private static Optional<String> words(String value, Formats formats) {
        List<Optional<String>> words = Arrays.stream(value.split(", "))
                .map(word -> formats.find("audit.value." + word)
                        .or(() -> formats.find("alarm." + word + ".title"))
                        .or(() -> formats.find("alarm.fault." + word)))
                .toList();
        return words.stream().allMatch(Optional::isPresent)
                ? Optional.of(words.stream().flatMap(Optional::stream).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static Optional<String> time(String value, Formats formats) {
        try {
            return Optional.of(
                    value.contains("T") ? formats.exact(Instant.parse(value)) : formats.date(LocalDate.parse(value)));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** "Mon 09:00–17:00, Tue 09:00–13:00" in place of "MONDAY 09:00-17:00, TUESDAY 09:00-13:00". */
    private static Optional<String> week(String value, Formats formats) {
        try {
            return Optional.of(Arrays.stream(value.split(", "))
                    .map(day -> day.split(" ", 2))
                    .map(day -> DayOfWeek.valueOf(day[0]).getDisplayName(TextStyle.SHORT, formats.language()) + " "
                            + day[1].replace('-', '–'))
                    .collect(Collectors.joining(", ")));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noWeek) {
            return Optional.empty();
        }
    }

    /** "amount: 1500, currency: EUR" in place of JSON. */
    private static Optional<String> members(String value) {
        try {
            return Optional.of(written(MAPPER.readTree(value))).filter(text -> !text.isEmpty());
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static String written(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .map(member -> member.getKey() + ": " + inner(member.getValue()))
                    .collect(Collectors.joining("\n"));
        }
        if (node.isArray()) {
            return Stream.iterate(0, at -> at < node.size(), at -> at + 1)
                    .map(at -> inner(node.path(at)))
                    .collect(Collectors.joining("; "));
        }
        return node.asString();
    }

    private static String inner(JsonNode node) {
        return written(node).replace("\n", ", ");
    }
}
