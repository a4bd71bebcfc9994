package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An intrinsic function.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsic functions</a>
 */
@FunctionalInterface
interface Intrinsic {

    Map<String, Intrinsic> ALL = all();

    JsonNode apply(Arguments arguments);

    static @Nullable Intrinsic named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Intrinsic> all() {
        Map<String, Intrinsic> all = new HashMap<>();
        all.put("States.Format", TextIntrinsics::format);
        all.put("States.StringSplit", TextIntrinsics::split);
        all.put("States.StringToJson", TextIntrinsics::parse);
        all.put("States.JsonToString", TextIntrinsics::write);
        all.put("States.Base64Encode", TextIntrinsics::encode);
        all.put("States.Base64Decode", TextIntrinsics::decode);
        all.put("States.Hash", TextIntrinsics::hash);
        all.put("States.UUID", TextIntrinsics::uuid);
        all.put("States.Array", ArrayIntrinsics::array);
        all.put("States.ArrayPartition", ArrayIntrinsics::partition);
        all.put("States.ArrayContains", ArrayIntrinsics::contains);
        all.put("States.ArrayRange", ArrayIntrinsics::range);
        all.put("States.ArrayGetItem", ArrayIntrinsics::item);
        all.put("States.ArrayLength", ArrayIntrinsics::length);
        all.put("States.ArrayUnique", ArrayIntrinsics::unique);
        all.put("States.JsonMerge", ArrayIntrinsics::merge);
        all.put("States.MathAdd", ArrayIntrinsics::add);
        all.put("States.MathRandom", ArrayIntrinsics::random);
        return Map.copyOf(all);
    }

    /** A function with its arguments. */
    record Call(String text, Intrinsic function, List<Query> arguments) implements Query {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public JsonNode evaluate(Scope scope, String field) {
            return function.apply(Arguments.of(text, arguments, scope, field));
        }
    }

    /**
     * {@code States.Format} with a constant for its first argument.
     *
     * @param parts that text, cut at each {@code {}}
     * @param arguments the others
     */
    record Format(String text, List<String> parts, List<Query> arguments) implements Query {
        public Format {
            parts = List.copyOf(parts);
            arguments = List.copyOf(arguments);
        }

        @Override
        public JsonNode evaluate(Scope scope, String field) {
            return TextIntrinsics.fill(parts, Arguments.of(text, arguments, scope, field));
        }
    }

    /** Evaluated arguments. */
    record Arguments(String call, List<JsonNode> values, Chance chance) {

        static Arguments of(String call, List<Query> arguments, Scope scope, String field) {
            List<JsonNode> values = new ArrayList<>();
            for (Query argument : arguments) {
                values.add(
                        argument instanceof PathQuery path
                                ? path.argument(scope, field, call)
                                : argument.evaluate(scope, field));
            }
            return new Arguments(call, values, scope.chance());
        }

        QueryException wrong(String why) {
            return new QueryException(
                    Failure.of(Failure.INTRINSIC, "The function '" + call + "' had the following error: " + why));
        }

        void count(int least, int most) {
            if (values.size() < least || values.size() > most) {
                throw wrong("Invalid number of arguments");
            }
        }

        JsonNode get(int index) {
            return values.get(index);
        }

        String text(int index) {
            if (!get(index).isString()) {
                throw wrong("Argument " + (index + 1) + " must be a string");
            }
            return get(index).stringValue();
        }

        JsonNode array(int index) {
            if (!get(index).isArray()) {
                throw wrong("Argument " + (index + 1) + " must be an array");
            }
            return get(index);
        }

        JsonNode object(int index) {
            if (!get(index).isObject()) {
                throw wrong("Argument " + (index + 1) + " must be an object");
            }
            return get(index);
        }

        /** A number, rounded to a whole one. */
        long whole(int index) {
            if (!get(index).isNumber()) {
                throw wrong("Argument " + (index + 1) + " must be a number");
            }
            return Math.round(get(index).doubleValue());
        }
    }
}
