package dev.countersign.tenant;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A form with several fields, each of which somebody has changed or left as it was ({@link Edit}).
 *
 * @param fields all of them
 * @param value that of a field
 * @param opened the form when the page was read
 * @param wanted what it is to be
 */
public record Edits<T, F extends Enum<F>>(Class<F> fields, BiFunction<T, F, Object> value, T opened, T wanted) {

    /** The fields that somebody else has changed to something else, so that writing them would take back what they did. */
    public Set<F> contested(T now) {
        return those(field -> edit(field).isContested(value.apply(now, field)));
    }

    /** The fields that were changed. The others stay as they are by now. */
    public Set<F> touched() {
        return those(field -> !edit(field).wanted().equals(edit(field).opened()));
    }

    private Edit<Object> edit(F field) {
        return new Edit<>(value.apply(opened, field), value.apply(wanted, field));
    }

    private Set<F> those(Predicate<F> which) {
        Set<F> found = EnumSet.allOf(fields);
        found.removeIf(which.negate());
        return found;
    }
}
