package dev.countersign.asl.query;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions of JSONata that take a regular expression, reading their text through {@link JsonataBounds#metered}. */
final class JsonataRegex {

    private static final int ALL = Integer.MAX_VALUE;

    private final JsonataBounds bounds;

    private JsonataRegex(JsonataBounds bounds) {
        this.bounds = bounds;
    }

    /** A function that may receive a regular expression. */
    private static final class Taking extends JFunction {
        Taking(String signature, JsonataFunctions.Body body) {
            super((input, args) -> body.apply(args), signature);
        }
    }

    static boolean takesRegex(JFunction function) {
        return function instanceof Taking;
    }

    static Map<String, Supplier<JFunction>> functions(JsonataBounds bounds) {
        var regex = new JsonataRegex(bounds);
        Map<String, Supplier<JFunction>> functions = new HashMap<>();
        functions.put("contains", () -> new Taking("<s-(sf):b>", regex::contains));
        functions.put("match", () -> new Taking("<s-f<s:o>n?:a<o>>", regex::match));
        functions.put("replace", () -> new Taking("<s-(sf)(sf)n?:s>", regex::replace));
        functions.put("split", () -> new Taking("<s-(sf)n?:a<s>>", regex::split));
        return functions;
    }

    private @Nullable Object contains(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        String text = (String) args.get(0);
        return args.get(1) instanceof Pattern pattern
                ? (Object) pattern.matcher(bounds.metered(text)).find()
                : Functions.contains(text, plain(args.get(1)));
    }

    private @Nullable Object match(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        if (!(args.get(1) instanceof Pattern pattern)) {
            throw new JsonataBounds.Exceeded("The second argument of $match must be a regular expression.");
        }
        Matcher matcher = pattern.matcher(bounds.metered((String) args.get(0)));
        int limit = limit(JsonataFunctions.argument(args, 2), "D3040");
        List<Object> matches = Utils.createSequence();
        while (matches.size() < limit && matcher.find()) {
            Map<String, Object> match = new LinkedHashMap<>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            match.put("groups", groups(matcher, 1));
            matches.add(match);
        }
        return matches;
    }

    private static List<String> groups(Matcher matcher, int from) {
        List<String> groups = new ArrayList<>();
        for (int group = from; group <= matcher.groupCount(); group++) {
            groups.add(matcher.group(group));
        }
        return groups;
    }

    private @Nullable Object split(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        String text = (String) args.get(0);
        if (!(args.get(1) instanceof Pattern pattern)) {
            return Functions.split(text, plain(args.get(1)), (Number) JsonataFunctions.argument(args, 2));
        }
        int limit = limit(JsonataFunctions.argument(args, 2), "D3020");
        List<String> parts = List.of(pattern.split(bounds.metered(text), -1));
        return new ArrayList<>(parts.subList(0, Math.min(limit, parts.size())));
    }

    private @Nullable Object replace(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        String text = (String) args.get(0);
        Object replacement = args.get(2);
        int limit = limit(JsonataFunctions.argument(args, 3), "D3011");
        Pattern pattern = args.get(1) instanceof Pattern given ? given : literal(plain(args.get(1)));
        boolean literal = !(args.get(1) instanceof Pattern);
        Matcher matcher = pattern.matcher(bounds.metered(text));
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int count = 0; count < limit && matcher.find(); count++) {
            replaced.append(text, from, matcher.start());
            replaced.append(replacement(matcher, replacement, literal));
            bounds.require(replaced.length());
            from = matcher.end();
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static Pattern literal(String text) {
        if (text.isEmpty()) {
            throw new JException("D3010", -1);
        }
        return Pattern.compile(text, Pattern.LITERAL);
    }

    private static String replacement(Matcher matcher, Object replacement, boolean literal) {
        if (replacement instanceof String text) {
            return literal ? text : expand(matcher, text);
        }
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("groups", groups(matcher, 0));
        try {
            return Functions.funcApply(replacement, List.of(match)) instanceof String text ? text : "";
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new JsonataBounds.Exceeded("$replace: " + e.getMessage());
        }
    }

    /** Replaces {@code $0} to {@code $9…} with groups and {@code $$} with a dollar sign. */
    private static String expand(Matcher matcher, String text) {
        StringBuilder expanded = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char next = index + 1 < text.length() ? text.charAt(index + 1) : ' ';
            if (text.charAt(index) != '$' || (next != '$' && !Character.isDigit(next))) {
                expanded.append(text.charAt(index));
            } else if (next == '$') {
                expanded.append('$');
                index++;
            } else {
                int group = next - '0';
                String found = group <= matcher.groupCount() ? matcher.group(group) : null;
                expanded.append(found == null ? "" : found);
                index++;
            }
        }
        return expanded.toString();
    }

    private static String plain(@Nullable Object token) {
        if (token instanceof String text) {
            return text;
        }
        throw new JsonataBounds.Exceeded("The second argument must be a string or a regular expression.");
    }

    private static int limit(@Nullable Object limit, String otherwise) {
        if (limit == null) {
            return ALL;
        }
        int count = ((Number) limit).intValue();
        if (count < 0) {
            throw new JException(otherwise, -1);
        }
        return count;
    }
}
