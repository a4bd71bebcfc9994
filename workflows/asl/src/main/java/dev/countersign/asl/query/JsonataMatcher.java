package dev.countersign.asl.query;

import com.dashjoin.jsonata.CorrectedJsonata;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.EntryCallback;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matches in a text, one after the other. What finds them is a text, or a function that returns the first match, which has a function
 * that returns the next one. A regular expression is such a function; its text is read through {@link JsonataBounds#metered}.
 */
final class JsonataMatcher {

    private final Object finder;
    private final String text;
    private final @Nullable Regex regex;
    private @Nullable Match last;
    private boolean begun;

    JsonataMatcher(Object finder, String text) {
        this.finder = finder;
        this.text = text;
        this.regex = CorrectedJsonata.body(finder) instanceof Regex known ? known : null;
    }

    /** A match, and the value that an expression sees of it; a regular expression makes that value only when it is asked for. */
    record Match(
            String text,
            int start,
            int end,
            List<?> groups,
            @Nullable Map<?, ?> known) {

        Map<?, ?> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("match", text);
            value.put("start", start);
            value.put("end", end);
            value.put("groups", groups);
            return known == null ? value : known;
        }
    }

    /** The next match, if it is wanted; null if it is not, or if there is none. */
    @Nullable
    Match nextIf(boolean wanted) {
        return wanted ? next() : null;
    }

    /** The next match; null if there is none. */
    @Nullable
    Match next() {
        if (finder instanceof String part) {
            int start = text.indexOf(part, last == null ? 0 : last.end());
            last = start < 0 ? null : new Match(part, start, start + part.length(), List.of(), null);
        } else if (regex != null) {
            last = begun && last == null ? null : regex.next(text, last == null ? 0 : last.end(), last != null);
        } else {
            Object found = begun ? following() : call(finder, List.of(text));
            last = found == null ? null : match(found);
        }
        begun = true;
        return last;
    }

    private @Nullable Object following() {
        Object next = last == null || last.known() == null ? null : last.known().get("next");
        return next == null ? null : call(next, List.of());
    }

    private Match match(Object found) {
        if (found instanceof Map<?, ?> value
                && value.get("match") instanceof String match
                && value.get("start") instanceof Number start
                && value.get("end") instanceof Number end
                && value.get("groups") instanceof List<?> groups
                && start.intValue()
                        >= (last == null ? 0 : last.start() + last.text().length())
                && start.intValue() + match.length() <= text.length()
                && end.intValue() >= start.intValue()
                && end.intValue() <= text.length()) {
            return new Match(match, start.intValue(), end.intValue(), groups, value);
        }
        throw new JException("T1010", -1, finder);
    }

    static @Nullable Object call(@Nullable Object function, List<?> arguments) {
        try {
            return Functions.funcApply(function, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The value of a regular expression. As in JSONata, a number as the second argument is where to start: a function that passes the
     * position of an item, such as {@code $filter}, skips as many characters of it.
     */
    static JFunction function(Pattern pattern, @Nullable EntryCallback callback) {
        JsonataBounds bounds = callback instanceof JsonataBounds limited ? limited : new JsonataBounds();
        return CorrectedJsonata.function(new Regex(pattern, bounds), "<x?x?x?:o>", 2);
    }

    private record Regex(Pattern pattern, JsonataBounds bounds) implements JFunctionCallable {

        @Override
        @SuppressWarnings("rawtypes") // as the library declares it
        public @Nullable Object call(@Nullable Object input, List arguments) {
            Object text = JsonataFunctions.argument(arguments, 0);
            Object from = JsonataFunctions.argument(arguments, 1);
            return text == null
                    ? null
                    : value(JsonataText.of(text, false), from instanceof Number start ? start.intValue() : 0, false);
        }

        @Nullable
        Match next(String text, int from, boolean again) {
            bounds.charge(1);
            if (from < 0 || from > text.length() || (again && from == text.length())) {
                return null;
            }
            Matcher matcher = pattern.matcher(bounds.metered(text));
            if (!matcher.find(from)) {
                return null;
            }
            if (again && matcher.end() == matcher.start()) {
                throw new JException("D1004", -1, pattern.pattern());
            }
            List<@Nullable String> groups = new ArrayList<>();
            for (int group = 1; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group));
            }
            return new Match(matcher.group(), matcher.start(), matcher.end(), groups, null);
        }

        private @Nullable Map<?, ?> value(String text, int from, boolean again) {
            Match found = next(text, from, again);
            if (found == null) {
                return null;
            }
            Map<Object, Object> value = new LinkedHashMap<>(found.value());
            value.put("next", JsonataFunctions.function("<:o>", args -> value(text, found.end(), true)));
            return value;
        }
    }
}
