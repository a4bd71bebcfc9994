package dev.countersign.administration;

import dev.countersign.people.Holiday;
import dev.countersign.text.FileText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the holidays of an iCalendar file (RFC 5545): its events of whole days, and those that recur every year. The file comes from outside, so
 * everything has a limit, and an event that cannot be understood is left out and counted.
 */
final class HolidayFile {

    /** The most events of a file. */
    static final int MOST_EVENTS = 1_000;

    /** Holidays are read up to the end of the year that is so many years away. */
    static final int YEARS = 3;

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
        List<HolidayEvent> events = events(text);
        if (events.size() > MOST_EVENTS) {
            return new HolidayFileResult.Refused(HolidayFileResult.Problem.TOO_MANY);
        }
        return holidays(events, today.withDayOfYear(1));
    }

    private static HolidayFileResult holidays(List<HolidayEvent> events, LocalDate from) {
        Map<LocalDate, String> days = new TreeMap<>();
        int skipped = 0;
        for (HolidayEvent event : events) {
            Optional<Set<LocalDate>> found = event.days(from, from.plusYears(YEARS));
            skipped += found.isEmpty() ? 1 : 0;
            String name = event.name();
            found.ifPresent(all -> all.forEach(day -> days.putIfAbsent(day, name)));
        }
        return days.isEmpty()
                ? new HolidayFileResult.Refused(HolidayFileResult.Problem.NO_HOLIDAYS)
                : new HolidayFileResult.Read(
                        days.entrySet().stream()
                                .map(day -> new Holiday(day.getKey(), day.getValue()))
                                .toList(),
                        skipped);
    }

    /** Its events; nested components are left out. */
    private static List<HolidayEvent> events(String text) {
        List<List<CalendarLine>> events = new ArrayList<>();
        List<CalendarLine> event = new ArrayList<>();
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
            } else if (depth == 2) {
                CalendarLine.of(line).ifPresent(event::add);
            }
        }
        return events.stream().map(HolidayEvent::new).toList();
    }
}
