package dev.countersign.asl.query;

import com.dashjoin.jsonata.CorrectedJsonata;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions of JSONata that look for matches: of a text, of a regular expression, or of a function that finds them itself.
 *
 * @see JsonataMatcher
 */
final class JsonataRegex {

    private final JsonataBounds bounds;

    private JsonataRegex(JsonataBounds bounds) {
        this.bounds = bounds;
    }

    static Map<String, Supplier<JFunction>> functions(JsonataBounds bounds) {
        var regex = new JsonataRegex(bounds);
        Map<String, Supplier<JFunction>> functions = new HashMap<>();
        functions.put("contains", () -> function("<s-(sf):b>", 2, regex::contains));
        functions.put("match", () -> function("<s-f<s:o>n?:a<o>>", 3, regex::match));
        functions.put("replace", () -> function("<s-(sf)(sf)n?:s>", 4, regex::replace));
        functions.put("split", () -> function("<s-(sf)n?:a<s>>", 3, regex::split));
        return functions;
    }

    private static JFunction function(String signature, int arity, JsonataFunctions.Body body) {
        return CorrectedJsonata.function((input, args) -> body.apply(args), signature, arity);
    }

    private @Nullable Object contains(List<?> args) {
        Object token = args.get(1);
        if (args.get(0) == null || token == null) {
            return null;
        }
        String text = (String) args.get(0);
        return token instanceof String part
                ? (Object) text.contains(part)
                : new JsonataMatcher(token, text).next() != null;
    }

    private @Nullable Object match(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        double limit = limit(JsonataFunctions.argument(args, 2), "D3040");
        var matcher = new JsonataMatcher(args.get(1), (String) args.get(0));
        List<Object> matches = Utils.createSequence();
        for (var found = matcher.nextIf(matches.size() < limit);
                found != null;
                found = matcher.nextIf(matches.size() < limit)) {
            Map<String, Object> match = new LinkedHashMap<>();
            match.put("match", found.text());
            match.put("index", found.start());
            match.put("groups", found.groups());
            matches.add(match);
            bounds.require(matches.size());
        }
        return matches;
    }

    private @Nullable Object split(List<?> args) {
        if (args.get(0) == null || args.get(1) == null) {
            return null;
        }
        String text = (String) args.get(0);
        if (args.get(1) instanceof String separator) {
            return Functions.split(text, separator, (Number) JsonataFunctions.argument(args, 2));
        }
        double limit = limit(JsonataFunctions.argument(args, 2), "D3020");
        var matcher = new JsonataMatcher(args.get(1), text);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (var found = matcher.nextIf(parts.size() < limit);
                found != null;
                found = matcher.nextIf(parts.size() < limit)) {
            parts.add(text.substring(from, found.start()));
            from = found.end();
            bounds.require(parts.size());
        }
        if (parts.size() < limit) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    private @Nullable Object replace(List<?> args) {
        if (args.get(0) == null || args.get(1) == null) {
            return null;
        }
        String text = (String) args.get(0);
        Object token = args.get(1);
        if (token.equals("")) {
            throw new JException("D3010", -1);
        }
        double limit = limit(JsonataFunctions.argument(args, 3), "D3011");
        var matcher = new JsonataMatcher(token, text);
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        int count = 0;
        for (var found = matcher.nextIf(count < limit); found != null; found = matcher.nextIf(++count < limit)) {
            replaced.append(text, from, found.start());
            replaced.append(replacement(found, args.get(2), token instanceof String));
            bounds.require(replaced.length());
            from = found.start() + found.text().length();
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static String replacement(JsonataMatcher.Match found, @Nullable Object replacement, boolean literal) {
        if (replacement instanceof String text) {
            return literal ? text : expand(found, text);
        }
        Object replaced = JsonataMatcher.call(replacement, List.of(found.value()));
        if (replaced instanceof String text) {
            return text;
        }
        throw new JException("D3012", -1, replaced);
    }

    /** Replaces {@code $0} with the match, {@code $1} and so on with its groups, and {@code $$} with a dollar sign. */
    private static String expand(JsonataMatcher.Match found, String text) {
        StringBuilder expanded = new StringBuilder();
        int position = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', position)) {
            expanded.append(text, position, dollar);
            position = dollar + 1;
            char next = position < text.length() ? text.charAt(position) : ' ';
            if (next == '$') {
                expanded.append('$');
                position++;
            } else if (next >= '0' && next <= '9') {
                int length = groupDigits(text, position, found.groups().size());
                int group = Integer.parseInt(text.substring(position, position + length));
                Object value = group == 0
                        ? found.text()
                        : group <= found.groups().size() ? found.groups().get(group - 1) : null;
                expanded.append(value == null ? "" : value);
                position += length;
            } else {
                expanded.append('$');
            }
        }
        return expanded.append(text, position, text.length()).toString();
    }

    /** How many digits name a group: as many as the number of groups has, one fewer if there is no such group. */
    private static int groupDigits(String text, int position, int groups) {
        int most = text.charAt(position) == '0' ? 1 : String.valueOf(groups).length();
        int length = 1;
        while (length < most && position + length < text.length() && isDigit(text.charAt(position + length))) {
            length++;
        }
        return length > 1 && Integer.parseInt(text.substring(position, position + length)) > groups
                ? length - 1
                : length;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static double limit(@Nullable Object limit, String otherwise) {
        if (limit == null) {
            return Double.POSITIVE_INFINITY;
        }
        double count = ((Number) limit).doubleValue();
        if (count < 0) {
            throw new JException(otherwise, -1);
        }
        return count;
    }
}
