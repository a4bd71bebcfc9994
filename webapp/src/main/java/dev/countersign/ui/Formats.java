package dev.countersign.ui;

import dev.countersign.definitions.text.Amount;
import dev.countersign.definitions.text.Regional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats dates, times, numbers and money for one person, in their language, region and time zone. */
public final class Formats {

    /** How near a due date is. It determines colour and icon, which always come with words. */
    public enum Urgency {
        OVERDUE,
        TODAY,
        LATER
    }

    private static final long KILOBYTE = 1_024;

    private static final Pattern ONE_O_CLOCK = Pattern.compile("0?1\\D.*");

    private final Translations messages;
    private final Locale language;
    private final Locale region;
    private final ZoneId zone;
    private final InstantSource clock;
    private final boolean zoned;

    public Formats(Translations messages, Locale locale, ZoneId zone, InstantSource clock) {
        this(messages, locale, zone, clock, false);
    }

    private Formats(Translations messages, Locale locale, ZoneId zone, InstantSource clock, boolean zoned) {
        this.messages = messages;
        this.language = locale;
        this.region = Regional.of(locale);
        this.zone = zone;
        this.clock = clock;
        this.zoned = zoned;
    }

    /** The same, where times of day name their zone: for pages on which nobody has signed in. */
    public Formats withZone() {
        return new Formats(messages, language, zone, clock, true);
    }

    public Locale language() {
        return language;
    }

    /** The text for a key that was made from stored data; empty if there is none. */
    public Optional<String> find(String key) {
        return messages.has(key) ? Optional.of(say(key)) : Optional.empty();
    }

    public String number(BigDecimal value) {
        return Regional.number(value, region);
    }

    /** "€12,000", "€12.50": with cents only if there are some, wherever an amount is shown. An unknown currency code is written before the number. */
    public String money(BigDecimal amount, String currency) {
        return new Amount(amount, currency).in(region);
    }

    /** "1.2 MB", as file managers show it: a kilobyte has 1,024 bytes. */
    public String fileSize(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " B";
        }
        boolean large = bytes >= KILOBYTE * KILOBYTE;
        BigDecimal size = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(large ? KILOBYTE * KILOBYTE : KILOBYTE), 1, RoundingMode.HALF_UP);
        boolean whole = size.compareTo(BigDecimal.TEN) >= 0;
        return number((whole ? size.setScale(0, RoundingMode.HALF_UP) : size).stripTrailingZeros())
                + (large ? " MB" : " KB");
    }

    /** "15 Jan 2027". */
    public String date(LocalDate date) {
        return Regional.date(date, region);
    }

    /** "today 09:12", "yesterday 18:05", "3 Nov 18:05", "15 Jan 2027 09:12"; in Spanish "hoy a las 9:12", "3 nov a las 18:05". */
    public String moment(Instant instant) {
        return dayPhrase(instant) + " " + clock(instant) + zone(instant);
    }

    /** The same within a sentence: "falló hoy a las 9:12", "falló el 3 nov a las 18:05". */
    public String inSentence(Instant instant) {
        return onDay(instant) + " " + clock(instant) + zone(instant);
    }

    /** {@link #exact} within a sentence: "falló el 15 ene 2027, 9:12 CET". */
    public String exactInSentence(Instant instant) {
        return say("time.on-day", exact(instant));
    }

    /** "15 Jan 2027, 09:12 CET": with the time zone. */
    public String exact(Instant instant) {
        return date(local(instant).toLocalDate()) + ", " + time(instant) + " " + nameOfZone(instant);
    }

    /** "18:05:12": for what is over in a few seconds. */
    public String exactToTheSecond(Instant instant) {
        return local(instant)
                        .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
                                .withLocale(region))
                + zone(instant);
    }

    /** "3 Nov 18:05:12", "15 Jan 2027 09:12:04": for what happens within seconds. */
    public String toTheSecond(Instant instant) {
        return day(instant) + " " + exactToTheSecond(instant);
    }

    /** How many seconds it is until then; 0 if that is over. */
    public long seconds(Instant until) {
        return Math.max(0, Duration.between(clock.instant(), until).toSeconds());
    }

    /** "in 25 s". */
    public String secondsLeft(Instant until) {
        return say("time.seconds-left", seconds(until));
    }

    /** "just now", "5 minutes ago", "2 hours ago", "yesterday", "3 Nov". */
    public String ago(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        if (past.compareTo(Duration.ofMinutes(1)) < 0) {
            return say("time.now");
        }
        if (past.compareTo(Duration.ofHours(1)) < 0) {
            return say("time.minutes-ago", past.toMinutes());
        }
        if (past.compareTo(Duration.ofHours(12)) < 0) {
            return say("time.hours-ago", past.toHours());
        }
        return onDay(instant);
    }

    /** "due today 18:00", "due tomorrow 12:00", "due Thursday 17:00", "due 4 Jan 17:00", "2 h over". */
    public String due(Instant due) {
        if (urgency(due) == Urgency.OVERDUE) {
            return over(Duration.between(due, clock.instant()));
        }
        long days = ChronoUnit.DAYS.between(today(), local(due).toLocalDate());
        if (days == 0) {
            return say("time.due-today", clock(due));
        }
        if (days == 1) {
            return say("time.due-tomorrow", clock(due));
        }
        return say("time.due-day", days < 7 ? weekday(due) : day(due), clock(due));
    }

    /** "by 18:00 today", "by 12:00 tomorrow", "by Thursday", "by 4 Jan". */
    public String by(Instant until) {
        long days = ChronoUnit.DAYS.between(today(), local(until).toLocalDate());
        if (days == 0) {
            return say("time.by-today", clock(until));
        }
        if (days == 1) {
            return say("time.by-tomorrow", clock(until));
        }
        return say(days < 7 ? "time.by-weekday" : "time.by", days < 7 ? weekday(until) : day(until));
    }

    public Urgency urgency(Instant due) {
        if (due.isBefore(clock.instant())) {
            return Urgency.OVERDUE;
        }
        return local(due).toLocalDate().equals(today()) ? Urgency.TODAY : Urgency.LATER;
    }

    /** ISO 8601 for the {@code datetime} attribute of a {@code <time>} element. */
    public String machineReadable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public Locale region() {
        return region;
    }

    private String over(Duration late) {
        if (late.compareTo(Duration.ofHours(1)) < 0) {
            return say("time.minutes-over", Math.max(1, late.toMinutes()));
        }
        return late.compareTo(Duration.ofDays(2)) < 0
                ? say("time.hours-over", late.toHours())
                : say("time.days-over", late.toDays());
    }

    private String dayPhrase(Instant instant) {
        long days = ChronoUnit.DAYS.between(local(instant).toLocalDate(), today());
        if (days == 0) {
            return say("time.today");
        }
        return days == 1 ? say("time.yesterday") : day(instant);
    }

    private String onDay(Instant instant) {
        String phrase = dayPhrase(instant);
        return phrase.equals(day(instant)) ? say("time.on-day", phrase) : phrase;
    }

    private String day(Instant instant) {
        LocalDate date = local(instant).toLocalDate();
        return date.getYear() == today().getYear()
                ? date.format(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(region))
                : date(date);
    }

    private String weekday(Instant instant) {
        return local(instant).getDayOfWeek().getDisplayName(TextStyle.FULL, region);
    }

    private String time(Instant instant) {
        return local(instant)
                .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(region));
    }

    /** In Spanish "a las 20:00", and "a la 1:00". */
    private String clock(Instant instant) {
        String time = time(instant);
        return say(ONE_O_CLOCK.matcher(time).matches() ? "time.clock-one" : "time.clock", time);
    }

    private String zone(Instant instant) {
        return zoned ? " " + nameOfZone(instant) : "";
    }

    private String nameOfZone(Instant instant) {
        return local(instant).format(DateTimeFormatter.ofPattern("z", region));
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    /** The day it is where the person is. */
    public LocalDate today() {
        return local(clock.instant()).toLocalDate();
    }

    /** A sentence of the bundle, in the language of the person. */
    public String say(String key, Object... arguments) {
        return messages.getTranslation(key, language, arguments);
    }
}
