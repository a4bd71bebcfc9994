package dev.countersign.administration;

import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Holiday;
import dev.countersign.text.FileText;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Summary;

/**
 * Reads the holidays of an iCalendar file (RFC 5545): its events of whole days, and those that recur every year. The file comes from outside, so only
 * the few properties that count are given to the parser, and everything has a limit.
 */
final class HolidayFile {

    /** The most events of a file. */
    static final int MOST_EVENTS = 1_000;

    /** Holidays are read up to the end of the year that is so many years away. */
    static final int YEARS = 3;

    /** The most days of one event. */
    private static final int MOST_DAYS = 31;

    private static final int LONGEST_NAME = 200;
    private static final String NO_NAME = "–";
    private static final int LONGEST_LINE = 2_000;
    private static final LocalDate FIRST_START = LocalDate.of(1900, 1, 1);
    private static final Set<String> KEPT =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY", "STATUS");
    private static final Set<String> DAYS = Set.of("DTSTART", "DTEND", "RDATE", "EXDATE");
    private static final Pattern WHOLE_DAY = Pattern.compile("DTSTART(;[^:]*)?:[0-9]{8}");

    /** The properties that must be of the same type as the start, with the types that are no days. */
    private static final Pattern NOT_DAYS =
            Pattern.compile("(?i)(DTEND|RDATE|EXDATE)(;[^:]*)?:(?![0-9]{8}(,[0-9]{8})*$).*");

    /** One day of the year, or one weekday: lists of days are no holidays, and take long to compute. */
    private static final Pattern YEARLY = Pattern.compile("(?i)RRULE(;[^:]*)?:[^,]*FREQ=YEARLY[^,]*");

    /** A rule that the parser takes for "every year", although RFC 5545 allows only positive numbers here. */
    private static final Pattern NO_COUNT = Pattern.compile("(?i).*[:;](INTERVAL|COUNT)=(?!0*[1-9][0-9]{0,5}(;|$)).*");

    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");

    private HolidayFile() {}

    /** @param today the days before its year are left out */
    static HolidayFileResult read(byte[] content, LocalDate today) {
        if (content.length > HolidayFileResult.MOST_BYTES) {
            return new HolidayFileResult.Refused(HolidayFileResult.Problem.TOO_LARGE);
        }
        String text = FileText.read(content).map(FileText::text).orElse("");
        if (!text.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
            return new HolidayFileResult.Refused(HolidayFileResult.Problem.NOT_A_CALENDAR);
        }
        List<List<String>> events = events(text);
        if (events.size() > MOST_EVENTS) {
            return new HolidayFileResult.Refused(HolidayFileResult.Problem.TOO_MANY);
        }
        List<List<String>> whole =
                events.stream().filter(HolidayFile::isHoliday).toList();
        try {
            List<Holiday> days = days(whole, today.withDayOfYear(1));
            return days.isEmpty()
                    ? new HolidayFileResult.Refused(HolidayFileResult.Problem.NO_HOLIDAYS)
                    : new HolidayFileResult.Read(days, events.size() - whole.size());
        } catch (IOException | ParserException | DateTimeException | IllegalArgumentException unreadable) {
            return new HolidayFileResult.Refused(HolidayFileResult.Problem.NOT_A_CALENDAR);
        }
    }

    /** The properties of each event that count, unfolded; nested components are left out. */
    private static List<List<String>> events(String text) {
        List<List<String>> events = new ArrayList<>();
        List<String> event = new ArrayList<>();
        int depth = 0;
        for (String line : FOLD.matcher(text).replaceAll("").lines().toList()) {
            String upper =
                    line.substring(0, Math.min(line.length(), 20)).strip().toUpperCase(Locale.ROOT);
            if (upper.startsWith("BEGIN:")) {
                depth++;
                if (upper.equals("BEGIN:VEVENT") && depth == 2) {
                    event = new ArrayList<>();
                    events.add(event);
                }
            } else if (upper.startsWith("END:")) {
                depth--;
                if (depth < 2) {
                    event = new ArrayList<>();
                }
            } else if (depth == 2 && line.length() <= LONGEST_LINE && KEPT.contains(name(line))) {
                event.add(line);
            }
        }
        return events;
    }

    private static String name(String line) {
        return line.split("[;:]", 2)[0].strip().toUpperCase(Locale.ROOT);
    }

    /** Whole days, once or every year, and not cancelled. */
    private static boolean isHoliday(List<String> event) {
        return event.stream().anyMatch(line -> WHOLE_DAY.matcher(line.strip()).matches())
                && event.stream()
                        .noneMatch(line -> name(line).equals("RRULE")
                                && (!YEARLY.matcher(line).matches()
                                        || NO_COUNT.matcher(line.strip()).matches()))
                && event.stream()
                        .noneMatch(line -> NOT_DAYS.matcher(line.strip()).matches())
                && event.stream().noneMatch(line -> line.strip().equalsIgnoreCase("STATUS:CANCELLED"));
    }

    private static List<Holiday> days(List<List<String>> events, LocalDate from) throws IOException, ParserException {
        LocalDate until = from.plusYears(YEARS);
        Map<LocalDate, String> days = new TreeMap<>();
        for (Component component :
                new CalendarBuilder().build(new StringReader(written(events))).getComponents(Component.VEVENT)) {
            VEvent event = (VEvent) component;
            String name = name(event);
            if (event.<LocalDate>getDateTimeStart().getDate().isBefore(FIRST_START)) {
                continue;
            }
            event.<LocalDate>calculateRecurrenceSet(new Period<>(from, until))
                    .forEach(period -> period.getStart()
                            .datesUntil(end(period))
                            .filter(day -> !day.isBefore(from) && day.isBefore(until))
                            .forEach(day -> days.putIfAbsent(day, name)));
        }
        return days.entrySet().stream()
                .map(day -> new Holiday(day.getKey(), day.getValue()))
                .toList();
    }

    private static LocalDate end(Period<LocalDate> period) {
        LocalDate next = period.getStart().plusDays(1);
        LocalDate last = period.getStart().plusDays(MOST_DAYS);
        LocalDate end = period.getEnd().isBefore(next) ? next : period.getEnd();
        return end.isAfter(last) ? last : end;
    }

    private static String written(List<List<String>> events) {
        StringBuilder calendar =
                new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//countersign//holidays//EN\r\n");
        events.forEach(event -> {
            calendar.append("BEGIN:VEVENT\r\n");
            event.forEach(line -> calendar.append(allDay(line.strip())).append("\r\n"));
            calendar.append("END:VEVENT\r\n");
        });
        return calendar.append("END:VCALENDAR\r\n").toString();
    }

    /** Some programs leave out that the value is a date. */
    private static String allDay(String line) {
        String name = name(line);
        boolean bare = DAYS.contains(name)
                && line.matches("[^:]*:[0-9]{8}(,[0-9]{8})*")
                && !line.toUpperCase(Locale.ROOT).contains("VALUE=DATE");
        return bare ? name + ";VALUE=DATE" + line.substring(line.indexOf(':')) : line;
    }

    private static String name(VEvent event) {
        String name = event.getProperty("SUMMARY")
                .filter(Summary.class::isInstance)
                .map(summary -> TypedText.line(summary.getValue()))
                .orElse("");
        if (name.isEmpty()) {
            return NO_NAME;
        }
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
