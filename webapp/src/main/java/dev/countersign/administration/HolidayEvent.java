package dev.countersign.administration;

import dev.countersign.definitions.text.TypedText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;

/**
 * An event of an iCalendar file (RFC 5545, section 3.6.1) that may be a holiday: of whole days, once, at further dates, or every year. It has at most one
 * rule: each takes milliseconds to compute.
 */
final class HolidayEvent {

    /** The most days of one event. */
    private static final int MOST_DAYS = 31;

    private static final int LONGEST_NAME = 200;
    private static final String NO_NAME = "–";
    private static final LocalDate FIRST_START = LocalDate.of(1900, 1, 1);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /**
     * One day of the year, or one weekday: lists of days are no holidays, and take long to compute, as large counts do. RFC 5545 allows only positive numbers for
     * the first two.
     */
    private static final Pattern YEARLY = Pattern.compile(
            "FREQ=YEARLY|(INTERVAL|COUNT)=0*(1[0-9]{2}|[1-9][0-9]?)|UNTIL=[0-9]{8}(T[0-9]{6}Z?)?|WKST=[A-Z]{2}"
                    + "|BYDAY=[+-]?[0-9]{0,2}[A-Z]{2}|BY(MONTH|MONTHDAY|YEARDAY|WEEKNO|SETPOS)=[+-]?[0-9]{1,3}");

    private static final Pattern UNTIL = Pattern.compile("UNTIL=([0-9]{8}).*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final List<CalendarLine> lines;

    /** @param lines its properties, without those of what is nested in it */
    HolidayEvent(List<CalendarLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /** Its days from the first day to before the second; empty if it is no holiday, or cannot be understood. */
    Optional<Set<LocalDate>> days(LocalDate from, LocalDate until) {
        if (lines.stream()
                .anyMatch(line -> line.name().equals("STATUS") && line.value().equalsIgnoreCase("CANCELLED"))) {
            return Optional.empty();
        }
        try {
            LocalDate start = start();
            long length = length(start);
            Set<LocalDate> days = new TreeSet<>();
            starts(start, from.minusDays(length), until)
                    .forEach(first -> first.datesUntil(first.plusDays(length))
                            .filter(day -> !day.isBefore(from) && day.isBefore(until))
                            .forEach(days::add));
            return Optional.of(days);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What it is called, with a dash for nothing. */
    String name() {
        String name = named("SUMMARY").stream()
                .findFirst()
                .map(line -> TypedText.line(ESCAPED.matcher(line.value())
                        .replaceAll(escape ->
                                "nN".contains(escape.group(1)) ? " " : Matcher.quoteReplacement(escape.group(1)))))
                .orElse("");
        if (name.isEmpty()) {
            return NO_NAME;
        }
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private LocalDate start() {
        List<LocalDate> starts = dates("DTSTART");
        if (starts.size() != 1 || starts.getFirst().isBefore(FIRST_START)) {
            throw new DateTimeException("An event starts once, and not long ago");
        }
        return starts.getFirst();
    }

    /** The days on which it begins within a time. */
    private Set<LocalDate> starts(LocalDate start, LocalDate from, LocalDate until) {
        Set<LocalDate> starts = new HashSet<>(dates("RDATE"));
        starts.add(start);
        List<CalendarLine> rules = named("RRULE");
        if (rules.size() > 1) {
            throw new IllegalArgumentException("An event has at most one rule");
        }
        rules.forEach(rule -> starts.addAll(new Recur<LocalDate>(yearly(rule.value())).getDates(start, from, until)));
        starts.removeAll(Set.copyOf(dates("EXDATE")));
        starts.removeIf(day -> day.isBefore(from) || !day.isBefore(until));
        return starts;
    }

    /** The rule, if it is for every year. The last day of an event of whole days is a day. */
    private static String yearly(String rule) {
        List<String> parts = new ArrayList<>();
        for (String part : rule.toUpperCase(Locale.ROOT).split(";", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (!YEARLY.matcher(part).matches()) {
                throw new IllegalArgumentException("Not every year");
            }
            Matcher until = UNTIL.matcher(part);
            parts.add(until.matches() ? "UNTIL=" + DATE.format(date(until.group(1))) : part);
        }
        if (!parts.contains("FREQ=YEARLY")
                || parts.stream().map(HolidayEvent::key).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("Not every year");
        }
        return String.join(";", parts);
    }

    private static String key(String part) {
        return part.substring(0, part.indexOf('='));
    }

    /** In days: the day after the last one is given, or how long it is. */
    private long length(LocalDate start) {
        long days = dates("DTEND").stream()
                .findFirst()
                .map(end -> ChronoUnit.DAYS.between(start, end))
                .or(() -> named("DURATION").stream().findFirst().map(line -> duration(line.value())))
                .orElse(1L);
        return Math.clamp(days, 1, MOST_DAYS);
    }

    private static long duration(String value) {
        if (!value.toUpperCase(Locale.ROOT).contains("T")) {
            return ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(Period.parse(value)));
        }
        Duration duration = Duration.parse(value);
        if (duration.toDays() < 1 || !duration.equals(Duration.ofDays(duration.toDays()))) {
            throw new DateTimeException("Not of whole days");
        }
        return duration.toDays();
    }

    private List<LocalDate> dates(String name) {
        List<LocalDate> dates = new ArrayList<>();
        for (CalendarLine line : named(name)) {
            if (!line.isOfDates()) {
                throw new DateTimeException("Not of whole days");
            }
            Stream.of(line.value().split(",", -1)).forEach(value -> dates.add(date(value.strip())));
        }
        return dates;
    }

    private static LocalDate date(String value) {
        return LocalDate.parse(value, DATE);
    }

    private List<CalendarLine> named(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).toList();
    }
}
