package dev.countersign.asl.query;

import com.dashjoin.jsonata.CorrectedJsonata;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.SyntaxNode;
import com.dashjoin.jsonata.Utils;
import dev.countersign.asl.event.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions that Step Functions adds to JSONata or removes, and those of JSONata that need a limit or use the clock.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data with JSONata</a>
 */
final class JsonataFunctions {

    /** Every function that an expression may call: those of JSONata without {@code $eval}, and those of Step Functions. */
    static final Set<String> NAMES = names();

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Chance chance;
    private final JsonataBounds bounds;

    private JsonataFunctions(Chance chance, JsonataBounds bounds) {
        this.chance = chance;
        this.bounds = bounds;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(SyntaxNode.functions());
        names.addAll(new JsonataFunctions(new Chance(new Moment(Instant.EPOCH, "names")), new JsonataBounds())
                .all()
                .keySet());
        names.remove("eval");
        return Set.copyOf(names);
    }

    /** Binds the functions that an expression uses. Only these are created, since each parses its signature. */
    static void bind(Jsonata.Frame frame, Set<String> names, Chance chance, JsonataBounds bounds) {
        Map<String, Supplier<JFunction>> functions = new JsonataFunctions(chance, bounds).all();
        for (String name : names) {
            Supplier<JFunction> function = functions.get(name);
            if (function != null) {
                frame.bind(name, function.get());
            }
        }
        if (names.contains("eval")) {
            frame.bind("eval", (Object) null);
        }
    }

    private Map<String, Supplier<JFunction>> all() {
        Map<String, Supplier<JFunction>> all = new HashMap<>(JsonataRegex.functions(bounds));
        all.putAll(JsonataNumbers.functions(bounds));
        all.put("partition", () -> function("<an:a>", args -> partition((List<?>) args.get(0), (Number) args.get(1))));
        all.put("range", () -> function("<nnn:a>", args -> range(args.get(0), args.get(1), args.get(2))));
        all.put("count", () -> function("<x:n>", args -> count(args.get(0))));
        all.put("hash", () -> function("<s-s:s>", args -> Digest.of(text(args, 0), text(args, 1))));
        all.put("random", () -> function("<n?:n>", args -> random(argument(args, 0))));
        all.put("uuid", () -> function("<:s>", args -> chance.uuid().toString()));
        all.put("parse", () -> function("<s-:x>", args -> parse(argument(args, 0))));
        all.put("now", () -> function("<s?s?:s>", args -> now(argument(args, 0), argument(args, 1))));
        all.put("millis", () -> function("<:n>", args -> chance.now().toEpochMilli()));
        all.put("shuffle", () -> function("<a:a>", args -> shuffle((List<?>) args.get(0))));
        all.put("pad", () -> function("<s-ns?:s>", this::pad));
        all.put("string", () -> function("<x-b?:s>", this::string));
        all.put("substring", () -> function("<s-nn?:s>", JsonataStrings::substring));
        all.put("encodeUrl", () -> function("<s-:s>", args -> JsonataStrings.encode(args.get(0), false)));
        all.put("encodeUrlComponent", () -> function("<s-:s>", args -> JsonataStrings.encode(args.get(0), true)));
        all.put("decodeUrl", () -> function("<s-:s>", args -> JsonataStrings.decode(args.get(0), false)));
        all.put("decodeUrlComponent", () -> function("<s-:s>", args -> JsonataStrings.decode(args.get(0), true)));
        all.put("base64decode", () -> function("<s-:s>", JsonataStrings::base64decode));
        all.put("fromMillis", () -> function("<n-s?s?:s>", JsonataDates::fromMillis));
        all.put("toMillis", () -> function("<s-s?:n>", JsonataDates::toMillis));
        all.put("sort", () -> function("<af?:a>", args -> JsonataLists.sort(args, bounds)));
        all.put("distinct", () -> function("<x:x>", args -> JsonataLists.distinct(args.get(0))));
        all.put("join", () -> function("<a<s>s?:s>", this::join));
        return all;
    }

    static JFunction function(String signature, Body body) {
        return CorrectedJsonata.function((input, args) -> body.apply(args), signature, parameters(signature));
    }

    /** How many parameters a signature has: {@code <a<n>(sf)-n?:b>} has three. */
    private static int parameters(String signature) {
        int depth = 0;
        int parameters = 0;
        for (char part : signature.substring(1, signature.lastIndexOf(':')).toCharArray()) {
            parameters += depth == 0 && (Character.isLetter(part) || part == '(') ? 1 : 0;
            depth += part == '<' || part == '(' ? 1 : part == '>' || part == ')' ? -1 : 0;
        }
        return parameters;
    }

    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(List<?> args);
    }

    static @Nullable Object argument(List<?> args, int index) {
        return index < args.size() ? args.get(index) : null;
    }

    static String text(List<?> args, int index) {
        return String.valueOf(args.get(index));
    }

    /** The library does not count a JSON null, AWS does. */
    private static int count(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : value == null ? 0 : 1;
    }

    private List<Object> partition(@Nullable List<?> list, Number size) {
        int chunk = Math.max(1, size.intValue());
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; list != null && from < list.size(); from += chunk) {
            chunks.add(new ArrayList<>(list.subList(from, Math.min(list.size(), from + chunk))));
        }
        return chunks;
    }

    private List<Object> range(Object first, Object last, Object step) {
        double from = ((Number) first).doubleValue();
        double to = ((Number) last).doubleValue();
        double by = ((Number) step).doubleValue();
        if (by == 0) {
            throw new JsonataBounds.Exceeded("The third argument of $range must not be 0.");
        }
        double count = Math.floor((to - from) / by) + 1;
        if (count > JsonataBounds.MAX_LIST) {
            throw new JsonataBounds.Exceeded(JsonataBounds.TOO_LARGE);
        }
        List<Object> numbers = Utils.createSequence();
        for (int index = 0; index < count; index++) {
            numbers.add(plain(from + index * by));
        }
        return numbers;
    }

    private static Number plain(double value) {
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    private double random(@Nullable Object seed) {
        return seed instanceof Number number ? Chance.ofSeed(number.longValue()).nextDouble() : chance.fraction();
    }

    private @Nullable Object parse(@Nullable Object text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode parsed = MAPPER.readTree((String) text);
            if (!parsed.isMissingNode()) {
                return JsonataValues.fromJson(parsed);
            }
            throw new JsonataBounds.Exceeded("$parse: the argument is not valid JSON.");
        } catch (JacksonException e) {
            throw new JsonataBounds.Exceeded("$parse: the argument is not valid JSON.");
        }
    }

    private @Nullable Object string(List<?> args) {
        Object value = args.get(0);
        if (value == null) {
            return null;
        }
        bounds.weigh(value);
        return JsonataText.of(value, Boolean.TRUE.equals(argument(args, 1)));
    }

    private String now(@Nullable Object picture, @Nullable Object zone) {
        return JsonataDates.format(chance.now().toEpochMilli(), (String) picture, (String) zone);
    }

    private List<Object> shuffle(@Nullable List<?> list) {
        List<Object> shuffled = list == null ? new ArrayList<>() : new ArrayList<>(list);
        for (int index = shuffled.size() - 1; index > 0; index--) {
            int other = (int) (chance.fraction() * (index + 1));
            Object moved = shuffled.get(index);
            shuffled.set(index, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }

    /** Replaces the library's function, whose time is quadratic in the width. */
    private @Nullable Object pad(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        String text = text(args, 0);
        double width = ((Number) args.get(1)).doubleValue();
        bounds.require((long) Math.abs(width));
        int missing = Math.max(0, (int) Math.abs(width) - text.codePointCount(0, text.length()));
        String with = argument(args, 2) instanceof String given && !given.isEmpty() ? given : " ";
        String repeated = with.repeat(missing / with.codePointCount(0, with.length()) + 1);
        String padding = repeated.substring(0, repeated.offsetByCodePoints(0, missing));
        return width > 0 ? text + padding : padding + text;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object join(List<?> args) {
        List<String> texts = (List<String>) args.get(0);
        if (texts == null) {
            return null;
        }
        String separator = (String) argument(args, 1);
        if (separator != null) {
            bounds.require((long) separator.length() * texts.size() + bounds.weigh(texts));
        }
        return Functions.join(texts, separator);
    }
}
