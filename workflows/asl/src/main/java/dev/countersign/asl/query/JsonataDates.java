package dev.countersign.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code $fromMillis} and {@code $toMillis}. The library, version 0.9.10, takes the year, the month and the week of the month of a week (X, x and w in a picture)
 * for those of the day, and reads other timestamps than ISO 8601.
 *
 * @see <a href="https://www.w3.org/TR/xpath-functions-31/#rules-for-datetime-formatting">XPath, Formatting dates and times</a>
 */
final class JsonataDates {

    private static final Pattern ZONE = Pattern.compile("[-+]?\\d{1,4}");
    private static final Pattern PIECE = Pattern.compile("\\[\\[|]]|\\[[^\\]]*]?|[^\\[\\]]+|]");
    /** A least width of a name is met by every name; the library does not know it without a greatest one. */
    private static final Pattern NAME_OF_LEAST_WIDTH = Pattern.compile("^(\\[.[Nn]n?),\\d+]$");

    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(?:\\.(\\d+))?(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?");

    private JsonataDates() {}

    static @Nullable Object fromMillis(List<?> args) {
        return args.get(0) == null
                ? null
                : format(
                        (long) Math.floor(((Number) args.get(0)).doubleValue()),
                        (String) JsonataFunctions.argument(args, 1),
                        (String) JsonataFunctions.argument(args, 2));
    }

    static String format(long millis, @Nullable String picture, @Nullable String zone) {
        if (zone != null && !ZONE.matcher(zone).matches()) {
            throw new JsonataBounds.Exceeded("The timezone must be an offset such as +0530, not '" + zone + "'.");
        }
        int offset = zone == null ? 0 : Integer.parseInt(zone);
        int minutes = offset / 100 * 60 + offset % 100;
        try {
            if (picture == null) {
                return DateTimeUtils.formatDateTime(millis, null, zone);
            }
            LocalDate day = Instant.ofEpochMilli(millis)
                    .plus(minutes, ChronoUnit.MINUTES)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
            return format(
                    picture, marker -> week(marker, day), marker -> DateTimeUtils.formatDateTime(millis, marker, zone));
        } catch (DateTimeException e) {
            throw new JsonataBounds.Exceeded("The time " + millis + " is out of range.");
        }
    }

    /** Formats each marker by itself: the library mixes up brackets in the text between them. */
    private static String format(
            String picture, Function<String, Optional<String>> week, UnaryOperator<String> formatted) {
        StringBuilder written = new StringBuilder();
        Matcher pieces = PIECE.matcher(picture);
        while (pieces.find()) {
            String piece = pieces.group();
            if (piece.equals("[[") || piece.equals("]]")) {
                written.append(piece.charAt(0));
            } else if (!piece.startsWith("[")) {
                written.append(piece);
            } else if (!piece.endsWith("]")) {
                throw new JException("D3135", -1);
            } else {
                String marker =
                        NAME_OF_LEAST_WIDTH.matcher(piece.replaceAll("\\s", "")).replaceFirst("$1]");
                written.append(week.apply(marker).orElseGet(() -> formatted.apply(marker)));
            }
        }
        return written.toString();
    }

    /** The part of the week that a marker asks for; empty where it asks for something else. */
    private static Optional<String> week(String marker, LocalDate day) {
        // The week belongs to the month and the year in which its Thursday is.
        LocalDate thursday = day.with(DayOfWeek.THURSDAY);
        return switch (marker.charAt(1)) {
            case 'X' -> Optional.of(formatted("[Y" + marker.substring(2), thursday));
            case 'x' -> Optional.of(formatted("[M" + marker.substring(2), thursday));
            case 'w' ->
                Optional.of(formatted("[D" + marker.substring(2), LocalDate.of(2000, 1, weekOfMonth(thursday))));
            default -> Optional.empty();
        };
    }

    private static int weekOfMonth(LocalDate thursday) {
        LocalDate first = thursday.with(TemporalAdjusters.firstInMonth(DayOfWeek.THURSDAY));
        return (int) ChronoUnit.WEEKS.between(first, thursday) + 1;
    }

    private static String formatted(String picture, LocalDate day) {
        return DateTimeUtils.formatDateTime(
                day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli(), picture, null);
    }

    static @Nullable Object toMillis(List<?> args) {
        String timestamp = (String) args.get(0);
        if (timestamp == null) {
            return null;
        }
        if (JsonataFunctions.argument(args, 1) instanceof String picture) {
            try {
                return Functions.dateTimeToMillis(timestamp, picture);
            } catch (ParseException e) {
                throw new JException("D3136", -1);
            }
        }
        Matcher parts = TIMESTAMP.matcher(timestamp);
        if (!parts.matches()) {
            throw new JException("D3110", -1, timestamp);
        }
        try {
            return millis(parts);
        } catch (DateTimeException e) {
            throw new JException("D3110", -1, timestamp);
        }
    }

    private static long millis(Matcher parts) {
        LocalDate day =
                LocalDate.of(number(parts, 1, 0), number(parts, 2, 1), 1).plusDays(number(parts, 3, 1) - 1L);
        int offset = (number(parts, 9, 0) * 60 + number(parts, 10, 0)) * ("-".equals(parts.group(8)) ? -1 : 1);
        String fraction = parts.group(7) == null ? "0" : (parts.group(7) + "00").substring(0, 3);
        return day.atTime(number(parts, 4, 0), number(parts, 5, 0), number(parts, 6, 0))
                        .minusMinutes(offset)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli()
                + Integer.parseInt(fraction);
    }

    private static int number(Matcher parts, int group, int otherwise) {
        return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
    }
}
