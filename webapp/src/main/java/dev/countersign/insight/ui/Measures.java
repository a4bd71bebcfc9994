package dev.countersign.insight.ui;

import dev.countersign.insight.Summary;
import dev.countersign.ui.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Figures as their reader writes them. */
record Measures(Formats formats) {

    private static final double SECONDS_OF_AN_HOUR = 3600;
    private static final Duration SHORT = Duration.ofHours(10);
    static final String NONE = "–";

    String count(long number) {
        return formats.number(BigDecimal.valueOf(number));
    }

    /** One of the counts as a share of what ended; a dash where nothing did. */
    String percent(Summary line, long count) {
        return line.closed() == 0 ? NONE : percent(line.share(count));
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(formats.region());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share);
    }

    /** "under 1 min", "35 min", "5.2 h", "120 h". */
    String time(Optional<Duration> length) {
        return length.map(this::time).orElse(NONE);
    }

    String time(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return formats.say("insight.no-minute");
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return formats.say("insight.minutes", count(Math.round(length.toSeconds() / 60.0)));
        }
        BigDecimal hours = hours(length).setScale(length.compareTo(SHORT) < 0 ? 1 : 0, RoundingMode.HALF_UP);
        return formats.say("insight.hours", formats.number(hours.stripTrailingZeros()));
    }

    /** With two decimals. */
    static BigDecimal hours(Duration length) {
        return BigDecimal.valueOf(length.toSeconds() / SECONDS_OF_AN_HOUR).setScale(2, RoundingMode.HALF_UP);
    }

    /** "Nov 2026". */
    String month(LocalDate first) {
        return first.format(DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(formats.region()));
    }
}
