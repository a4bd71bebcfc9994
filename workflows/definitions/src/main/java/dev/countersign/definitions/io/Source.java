package dev.countersign.definitions.io;

import dev.countersign.definitions.check.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A text as a tree, with the position of every node and the problems of the text itself. */
final class Source {

    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 60;

    /** A position in the text; both numbers begin with 1, and are 0 if it is unknown. */
    private record Spot(int line, int column) {

        static Spot of(@Nullable TokenStreamLocation location) {
            return location == null
                    ? new Spot(0, 0)
                    : new Spot(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
        }

        Problem mark(Problem problem) {
            return problem.at(line, column);
        }
    }

    private final Map<String, Spot> spots = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable JsonNode root;

    private Source() {}

    static Source of(ObjectMapper format, String text) {
        Source source = new Source();
        if (text.length() > MAX_CHARACTERS) {
            source.problems.add(Problem.error("", "template.too-long", MAX_CHARACTERS));
            return source;
        }
        try (JsonParser parser = format.createParser(text)) {
            source.read(parser);
        } catch (JacksonException e) {
            // Its message is in English, and speaks of the grammar.
            source.problems.add(Spot.of(e.getLocation()).mark(Problem.error("", "template.unreadable")));
        }
        return source;
    }

    @Nullable
    JsonNode root() {
        return root;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The problem with the position of its node, or of the nearest ancestor. */
    Problem located(Problem problem) {
        return problem.line() > 0 ? problem : spot(problem.path()).mark(problem);
    }

    private Spot spot(String path) {
        for (String at = path; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Spot spot = spots.get(at);
            if (spot != null) {
                return spot;
            }
            if (at.isEmpty()) {
                return new Spot(0, 0);
            }
        }
    }

    private void read(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.add(Problem.error("", "template.empty"));
            return;
        }
        root = value(parser, "", 0);
        if (parser.nextToken() != null) {
            problems.add(here(parser).mark(Problem.error("", "template.more-than-one")));
        }
    }

    private JsonNode value(JsonParser parser, String path, int depth) {
        spots.putIfAbsent(path, here(parser));
        if (depth > MAX_DEPTH) {
            problems.add(here(parser).mark(Problem.error(path, "template.too-deep", MAX_DEPTH)));
            parser.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(here(parser).mark(Problem.error(path, "template.alias")));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path, depth);
            case START_ARRAY -> array(parser, path, depth);
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser, path);
            default -> text(parser, path);
        };
    }

    private JsonNode text(JsonParser parser, String path) {
        String text = parser.getString();
        checkReadable(parser, path, text);
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Nobody can read control characters, and databases cannot store some of them. Escapes of YAML and JSON can make each. */
    private void checkReadable(JsonParser parser, String path, String text) {
        if (!text.codePoints().allMatch(Source::isReadable)) {
            problems.add(here(parser).mark(Problem.error(path, "template.control-character")));
        }
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** YAML's {@code .nan} and {@code .inf} are floats without a decimal value. */
    private JsonNode decimal(JsonParser parser, String path) {
        if (parser.isNaN()) {
            problems.add(here(parser).mark(Problem.error(path, "template.number")));
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
    }

    private ObjectNode object(JsonParser parser, String path, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String inner = Place.join(path, name);
            if (object.has(name)) {
                problems.add(here(parser).mark(Problem.error(inner, "template.duplicate-member", name)));
            }
            checkReadable(parser, inner, name);
            spots.put(inner, here(parser));
            parser.nextToken();
            object.set(name, value(parser, inner, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String path, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "/" + array.size(), depth + 1));
        }
        return array;
    }

    private static Spot here(JsonParser parser) {
        return Spot.of(parser.currentTokenLocation());
    }
}
