package dev.countersign.notification;

import dev.countersign.definitions.text.Regional;
import dev.countersign.people.Person;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** A moment in a letter. */
final class LetterTime {

    private LetterTime() {}

    /** "Friday 27 Nov 2026, 17:00 CET": with the zone, since an email may be read in another one. */
    static String of(Instant when, Person reader) {
        Locale region = Regional.of(reader.locale());
        ZonedDateTime local = when.atZone(reader.zone());
        DateTimeFormatter time = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT))
                .appendPattern(" z")
                .toFormatter(region);
        return "%s %s, %s"
                .formatted(
                        local.getDayOfWeek().getDisplayName(TextStyle.FULL, region),
                        Regional.date(local.toLocalDate(), region),
                        time.format(local));
    }
}
