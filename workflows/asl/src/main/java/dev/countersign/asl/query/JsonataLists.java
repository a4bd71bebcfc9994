package dev.countersign.asl.query;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions for lists where the library differs from JSONata. */
final class JsonataLists {

    private JsonataLists() {}

    /**
     * Sorts with the function that says whether two items are in the wrong order. The library takes its answer for that of a {@link Comparator},
     * which must also say when two items are equal.
     */
    static @Nullable Object sort(List<?> args, JsonataBounds bounds) {
        List<?> list = (List<?>) args.get(0);
        if (list == null || list.size() <= 1) {
            return list;
        }
        Object function = JsonataFunctions.argument(args, 1);
        if (function != null) {
            return merged(
                    list,
                    (first, second) -> Boolean.TRUE.equals(
                            Functions.toBoolean(JsonataMatcher.call(function, arguments(first, second)))));
        }
        bounds.charge(list.size());
        if (Utils.isArrayOfNumbers(list)) {
            return merged(list, (first, second) -> ((Number) first).doubleValue() > ((Number) second).doubleValue());
        }
        if (Utils.isArrayOfStrings(list)) {
            return merged(list, (first, second) -> ((String) first).compareTo((String) second) > 0);
        }
        throw new JException("D3070", -1);
    }

    private static List<Object> arguments(Object first, Object second) {
        List<Object> arguments = new ArrayList<>(2);
        arguments.add(first);
        arguments.add(second);
        return arguments;
    }

    private interface Swaps {
        boolean swap(Object first, Object second);
    }

    /** Merge sort, which asks in the order in which JSONata does, whatever the answers are. */
    private static List<Object> merged(List<?> list, Swaps swaps) {
        if (list.size() <= 1) {
            return new ArrayList<>(list);
        }
        List<Object> left = merged(list.subList(0, list.size() / 2), swaps);
        List<Object> right = merged(list.subList(list.size() / 2, list.size()), swaps);
        List<Object> merged = new ArrayList<>(list.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            merged.add(swaps.swap(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }

    static @Nullable Object distinct(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() <= 1) {
            return value;
        }
        var different = new LinkedHashSet<Object>(list);
        List<Object> distinct = Utils.isSequence(list) ? Utils.createSequence() : new ArrayList<>();
        distinct.addAll(different);
        return distinct;
    }
}
