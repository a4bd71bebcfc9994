package dev.countersign.asl.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one evaluation of a JSONata expression. They count steps and not time, so that the same expression over the same data
 * always ends the same way.
 *
 * <p>Every intermediate value has a weight: a list of references to one big list weighs as much as its JSON text. So doubling a value
 * thirty times is stopped long before it is written. Regular expressions read their text through {@link #metered}, which counts every
 * character that is read.
 */
final class JsonataBounds implements Jsonata.EntryCallback, Jsonata.ExitCallback {

    /** At most about a second of one core. */
    static final long MAX_STEPS = 2_000_000;

    /** The depth that Step Functions allows, as measured there. */
    static final int MAX_DEPTH = 100;

    static final int MAX_LIST = 100_000;
    /** Characters and values: 16 times the largest output of a state. */
    static final long MAX_WEIGHT = 4L << 20;

    static final String TOO_DEEP =
            "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.";
    static final String TOO_LARGE = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

    private static final long MAX_CHARACTERS_MATCHED = 50_000_000;

    private final IdentityHashMap<Object, Long> weights = new IdentityHashMap<>();
    private int depth;
    private long steps;
    private long charactersMatched;

    /** A limit was reached. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message, null, false, false);
        }
    }

    @Override
    public void callback(Parser.Symbol expression, @Nullable Object input, Jsonata.Frame environment) {
        charge(1);
        if (++depth > MAX_DEPTH) {
            throw new Exceeded(TOO_DEEP);
        }
    }

    @Override
    public void callback(
            Parser.Symbol expression, @Nullable Object input, Jsonata.Frame environment, @Nullable Object result) {
        depth--;
        if (result instanceof String text) {
            // A text is copied when it is joined with another one.
            charge(text.length() >> 8);
        }
        weigh(result);
    }

    void charge(long amount) {
        steps += amount;
        if (steps > MAX_STEPS) {
            throw new Exceeded("Expression evaluation timeout: Check for infinite loop");
        }
    }

    /** The weight of a value: the length of its JSON text. Refuses a value that is too heavy. */
    long weigh(@Nullable Object value) {
        long weight = switch (value) {
            case String text -> text.length();
            case List<?> list -> weighList(list);
            case Map<?, ?> map -> weighMap(map);
            case null, default -> 1;
        };
        require(weight);
        return weight;
    }

    /** Refuses a size before a value of that size is created. */
    void require(long weight) {
        if (weight > MAX_WEIGHT) {
            throw new Exceeded(TOO_LARGE);
        }
    }

    private long weighList(List<?> list) {
        if (list.size() > MAX_LIST) {
            throw new Exceeded(TOO_LARGE);
        }
        Long known = weights.get(list);
        if (known != null && known >= list.size()) {
            return known;
        }
        charge(1 + list.size() / 8);
        long weight = 1;
        for (Object element : list) {
            weight += weigh(element);
            require(weight);
        }
        weights.put(list, weight);
        return weight;
    }

    private long weighMap(Map<?, ?> map) {
        Long known = weights.get(map);
        if (known != null && known > map.size()) {
            return known;
        }
        charge(1 + map.size() / 8);
        long weight = 1;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            weight += String.valueOf(member.getKey()).length() + weigh(member.getValue());
            require(weight);
        }
        weights.put(map, weight);
        return weight;
    }

    /** The text for a regular expression: each character that is read counts. */
    CharSequence metered(String text) {
        return new Metered(text);
    }

    private final class Metered implements CharSequence {
        private final String text;

        Metered(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++charactersMatched > MAX_CHARACTERS_MATCHED) {
                throw new Exceeded("Expression evaluation timeout: the regular expression takes too long.");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
