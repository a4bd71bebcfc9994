package dev.countersign.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an iCalendar file: name, parameters and value (RFC 5545, section 3.1). Names may be in lower case, and what is in quotes separates nothing.
 *
 * @param name in upper case
 * @param parameters as they are written, for example {@code VALUE=DATE}, without quotes
 */
record CalendarLine(String name, List<String> parameters, String value) {

    CalendarLine {
        parameters = List.copyOf(parameters);
    }

    /** Empty if it is none. */
    static Optional<CalendarLine> of(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char one = line.charAt(at);
            if (one == '"') {
                quoted = !quoted;
            } else if (!quoted && (one == ';' || one == ':')) {
                parts.add(part.toString().strip());
                part.setLength(0);
                if (one == ':') {
                    return Optional.of(new CalendarLine(
                            parts.getFirst().toUpperCase(Locale.ROOT),
                            parts.subList(1, parts.size()),
                            line.substring(at + 1).strip()));
                }
            } else {
                part.append(one);
            }
        }
        return Optional.empty();
    }

    /** Whether its value is a date: it says so, or says nothing. */
    boolean isOfDates() {
        return parameters.stream()
                .filter(parameter -> parameter.regionMatches(true, 0, "VALUE=", 0, 6))
                .allMatch(parameter -> parameter.substring(6).strip().equalsIgnoreCase("DATE"));
    }
}
