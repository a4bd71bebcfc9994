package dev.countersign.definitions.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of one kind that something may have: numbers between limits, texts between limits in the order of their characters, or truth values.
 *
 * @param only the values that are possible; null if all between the limits are
 * @param without values between the limits that are not possible
 * @param scale the most decimals of a number; negative if any number is possible
 */
record Range(
        Kind kind,
        @Nullable Limit least,
        @Nullable Limit most,
        @Nullable Set<Object> only,
        Set<Object> without,
        int scale) {

    private static final int ANY_SCALE = -1;

    /** The end of a range. The value is a {@link BigDecimal} or a {@link String}. */
    record Limit(Object value, boolean included) {}

    /** All values of a kind. */
    static Range of(Kind kind) {
        Set<Object> only = kind == Kind.TRUTH ? Set.of(true, false) : null;
        return new Range(kind, null, null, only, Set.of(), ANY_SCALE);
    }

    /**
     * Numbers between limits that are possible themselves.
     *
     * @param scale the most decimals; negative if any number is possible
     */
    static Range between(@Nullable BigDecimal least, @Nullable BigDecimal most, int scale) {
        return new Range(Kind.NUMBER, limit(least), limit(most), null, Set.of(), scale);
    }

    /** Texts between limits that are possible themselves. */
    static Range between(@Nullable String least, @Nullable String most) {
        return new Range(Kind.TEXT, limit(least), limit(most), null, Set.of(), ANY_SCALE);
    }

    static Range only(Set<String> texts) {
        return new Range(Kind.TEXT, null, null, Set.copyOf(texts), Set.of(), ANY_SCALE);
    }

    private static @Nullable Limit limit(@Nullable Object value) {
        return value == null ? null : new Limit(normal(value), true);
    }

    /** Those values for which the comparison holds. */
    Range where(Comparing comparing, Object constant) {
        Object value = normal(constant);
        return switch (comparing) {
            case EQUAL ->
                new Range(
                        kind,
                        least,
                        most,
                        only == null || only.contains(value) ? Set.of(value) : Set.of(),
                        without,
                        scale);
            case DIFFERENT -> {
                Set<Object> more = new HashSet<>(without);
                more.add(value);
                yield new Range(kind, least, most, only, more, scale);
            }
            case BELOW -> new Range(kind, least, lower(most, new Limit(value, false)), only, without, scale);
            case AT_MOST -> new Range(kind, least, lower(most, new Limit(value, true)), only, without, scale);
            case ABOVE -> new Range(kind, higher(least, new Limit(value, false)), most, only, without, scale);
            case AT_LEAST -> new Range(kind, higher(least, new Limit(value, true)), most, only, without, scale);
        };
    }

    boolean isEmpty() {
        if (only != null) {
            return only.stream().noneMatch(this::isWithin);
        }
        if (kind == Kind.NUMBER && scale >= 0) {
            return isGridEmpty();
        }
        if (least == null || most == null) {
            return false;
        }
        int order = compare(least.value(), most.value());
        return order > 0 || (order == 0 && !(least.included() && most.included() && !without.contains(least.value())));
    }

    /** Whether no number with so few decimals is left between the limits. */
    private boolean isGridEmpty() {
        if (least == null || most == null) {
            return false;
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal from = ((BigDecimal) least.value()).setScale(scale, RoundingMode.CEILING);
        BigDecimal to = ((BigDecimal) most.value()).setScale(scale, RoundingMode.FLOOR);
        if (!least.included() && from.compareTo((BigDecimal) least.value()) == 0) {
            from = from.add(step);
        }
        if (!most.included() && to.compareTo((BigDecimal) most.value()) == 0) {
            to = to.subtract(step);
        }
        BigDecimal candidate = from;
        // Each number that is not possible can take one step of the grid.
        for (int tried = 0; tried <= without.size() && candidate.compareTo(to) <= 0; tried++) {
            if (!without.contains(normal(candidate))) {
                return false;
            }
            candidate = candidate.add(step);
        }
        return candidate.compareTo(to) > 0;
    }

    private boolean isWithin(Object value) {
        if (without.contains(value) || (value instanceof BigDecimal number && scale >= 0 && number.scale() > scale)) {
            return false;
        }
        return fits(least, value, 1) && fits(most, value, -1);
    }

    private static boolean fits(@Nullable Limit limit, Object value, int side) {
        if (limit == null) {
            return true;
        }
        int order = compare(value, limit.value()) * side;
        return order > 0 || (order == 0 && limit.included());
    }

    private static Limit lower(@Nullable Limit one, Limit other) {
        if (one == null) {
            return other;
        }
        int order = compare(one.value(), other.value());
        return order < 0 || (order == 0 && !one.included()) ? one : other;
    }

    private static Limit higher(@Nullable Limit one, Limit other) {
        if (one == null) {
            return other;
        }
        int order = compare(one.value(), other.value());
        return order > 0 || (order == 0 && !one.included()) ? one : other;
    }

    private static int compare(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal with
                ? number.compareTo(with)
                : one.toString().compareTo(other.toString());
    }

    /** Equal numbers are equal objects. */
    private static Object normal(Object value) {
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()
                : value;
    }

    @Override
    public String toString() {
        return only != null
                ? only.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))
                : least + ".." + most;
    }
}
