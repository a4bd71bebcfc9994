package dev.countersign.asl.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts JSON to the Java values of the JSONata library, and back. */
final class JsonataValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonataValues() {}

    /** A value that JSON cannot represent: a function, a regular expression. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** JSON's null is an object of the library, since Java's null means undefined there. */
    static Object fromJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                for (var member : node.properties()) {
                    members.put(member.getKey(), fromJson(member.getValue()));
                }
                yield members;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>(node.size());
                for (JsonNode element : node) {
                    elements.add(fromJson(element));
                }
                yield elements;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            default -> Jsonata.NULL_VALUE;
        };
    }

    /** The library compares numbers as Java does, so one number has one representation: 1.0 is 1. */
    private static Number number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.canConvertToInt() ? (Number) node.intValue() : (Number) node.longValue();
        }
        return Utils.convertNumber(node.doubleValue());
    }

    /** Converts back, with a limit: shared parts of a value are copied each time. */
    static JsonNode toJson(@Nullable Object value) throws NotJson {
        return toJson(value, new long[1]);
    }

    private static JsonNode toJson(@Nullable Object value, long[] count) throws NotJson {
        if (++count[0] > JsonataBounds.MAX_WEIGHT) {
            throw new JsonataBounds.Exceeded(JsonataBounds.TOO_LARGE);
        }
        return switch (value) {
            case null -> JSON.nullNode();
            case String text -> JSON.stringNode(text);
            case Boolean truth -> JSON.booleanNode(truth);
            case Number number -> toJson(number);
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    object.set(String.valueOf(member.getKey()), toJson(member.getValue(), count));
                }
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                for (Object element : list) {
                    array.add(toJson(element, count));
                }
                yield array;
            }
            case Object other -> {
                if (!other.equals(Jsonata.NULL_VALUE)) {
                    throw new NotJson();
                }
                yield JSON.nullNode();
            }
        };
    }

    private static JsonNode toJson(Number number) {
        if (number instanceof BigInteger || number instanceof BigDecimal) {
            return toJson((Number) number.doubleValue());
        }
        double real = number.doubleValue();
        long whole = number.longValue();
        boolean exact = number instanceof Integer || number instanceof Long || (real == whole && Math.abs(real) < 1e15);
        if (!exact) {
            return JSON.numberNode(real);
        }
        return whole == (int) whole ? JSON.numberNode((int) whole) : JSON.numberNode(whole);
    }
}
