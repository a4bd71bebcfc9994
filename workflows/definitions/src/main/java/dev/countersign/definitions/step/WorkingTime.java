package dev.countersign.definitions.step;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration in working time, as a template writes it: {@code 2 days}, {@code 4 hours}. */
public record WorkingTime(int amount, Unit unit) {

    public enum Unit {
        HOURS,
        DAYS
    }

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3}) (hour|day)s?");

    public static WorkingTime days(int days) {
        return new WorkingTime(days, Unit.DAYS);
    }

    public static WorkingTime hours(int hours) {
        return new WorkingTime(hours, Unit.HOURS);
    }

    /** Empty if the text has another form. */
    public static Optional<WorkingTime> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(matcher.group(1));
        return Optional.of(matcher.group(2).equals("day") ? days(amount) : hours(amount));
    }

    /** For comparisons without a working calendar: a day counts as eight hours. */
    public int roughHours() {
        return switch (unit) {
            case HOURS -> amount;
            case DAYS -> 8 * amount;
        };
    }

    @Override
    public String toString() {
        String plural = unit.name().toLowerCase(Locale.ROOT);
        return amount + " " + (amount == 1 ? plural.substring(0, plural.length() - 1) : plural);
    }
}
