package dev.countersign.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a region writes a date in digits: the order of the parts and the separator. The year has four digits. */
public final class DateNotation {

    private static final Pattern PARTS = Pattern.compile("([dMy])\\1*");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern THREE_NUMBERS =
            Pattern.compile("(\\d{1,4})([./-]|\\. ?| )(\\d{1,4})\\2(\\d{1,4})\\.?");
    private static final List<String> SEPARATORS = List.of("/", ".", "-", " ");

    private final List<String> parts = new ArrayList<>();
    private final String pattern;

    public DateNotation(Locale region) {
        String localized = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, region);
        Matcher found = PARTS.matcher(localized.replace('L', 'M').replace('u', 'y'));
        String separator = "";
        int end = 0;
        while (parts.size() < 3 && found.find()) {
            separator = parts.size() == 1 ? localized.substring(end, found.start()) : separator;
            end = found.end();
            parts.add(part(found.group()));
        }
        pattern = String.join(SEPARATORS.contains(separator) || separator.equals(". ") ? separator : "/", parts);
    }

    /** The pattern for {@code java.time} and date-fns: {@code dd/MM/yyyy}. */
    public String pattern() {
        return pattern;
    }

    /** The pattern, then the same order with other usual separators. */
    public List<String> patterns() {
        return Stream.concat(Stream.of(pattern), SEPARATORS.stream().map(separator -> String.join(separator, parts)))
                .distinct()
                .toList();
    }

    public String write(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    /** Empty if it is not a date, or ambiguous. ISO 8601 is accepted everywhere. */
    public Optional<LocalDate> read(String text) {
        String plain = PlainSpelling.of(text).orElse("");
        if (ISO.matcher(plain).matches()) {
            return day(() -> LocalDate.parse(plain));
        }
        Matcher numbers = THREE_NUMBERS.matcher(plain);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        List<String> typed = List.of(numbers.group(1), numbers.group(3), numbers.group(4));
        String year = typed.get(parts.indexOf("yyyy"));
        String month = typed.get(at('M'));
        String day = typed.get(at('d'));
        return year.length() == 4 && month.length() <= 2 && day.length() <= 2
                ? day(() -> LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)))
                : Optional.empty();
    }

    /** Whether it has the format of a date, even if this date does not exist. */
    public boolean isWrittenAsDate(String text) {
        return THREE_NUMBERS.matcher(PlainSpelling.of(text).orElse("")).matches();
    }

    private int at(char letter) {
        return parts.get(0).charAt(0) == letter ? 0 : parts.get(1).charAt(0) == letter ? 1 : 2;
    }

    private static String part(String letters) {
        return letters.startsWith("y") ? "yyyy" : letters.substring(0, Math.min(2, letters.length()));
    }

    private interface Day {
        LocalDate get();
    }

    private static Optional<LocalDate> day(Day day) {
        try {
            return Optional.of(day.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
