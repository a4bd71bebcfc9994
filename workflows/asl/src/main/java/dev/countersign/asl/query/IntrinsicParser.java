package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads {@code States.Format('{} of {}', $.a, States.ArrayLength($.b))}. */
final class IntrinsicParser {

    /** The limit of AWS for nested functions. */
    private static final int MAX_NESTING = 10;

    private final String whole;
    private final Cursor text;

    private IntrinsicParser(String whole) {
        this.whole = whole;
        this.text = new Cursor(whole);
    }

    static Query parse(String text) throws InvalidQuery {
        var parser = new IntrinsicParser(text);
        Query call = parser.call(1);
        parser.text.skipSpace();
        parser.text.expectEnd();
        return call;
    }

    private Query call(int depth) throws InvalidQuery {
        if (depth > MAX_NESTING) {
            throw text.wrong("Intrinsic functions can be nested " + MAX_NESTING + " deep");
        }
        String name = text.takeWhile(c -> Character.isLetterOrDigit(c) || c == '.');
        Intrinsic function = Intrinsic.named(name);
        if (function == null) {
            throw text.wrong("There is no intrinsic function " + name);
        }
        text.skipSpace();
        text.expect('(');
        text.skipSpace();
        List<String> parts = List.of();
        if (name.equals("States.Format") && text.peek() == '\'') {
            parts = text.quotedParts();
            comma();
        }
        List<Query> arguments = new ArrayList<>();
        while (text.peek() != ')') {
            arguments.add(argument(depth));
            comma();
        }
        text.expect(')');
        if (name.equals("States.MathAdd") && arguments.stream().anyMatch(IntrinsicParser::isConstantText)) {
            throw text.wrong("The arguments of States.MathAdd must be numbers");
        }
        return parts.isEmpty()
                ? new Intrinsic.Call(whole, function, arguments)
                : new Intrinsic.Format(whole, parts, arguments);
    }

    private void comma() throws InvalidQuery {
        text.skipSpace();
        if (text.peek() != ')') {
            text.expect(',');
            text.skipSpace();
        }
    }

    private static boolean isConstantText(Query argument) {
        return argument instanceof Constant constant && constant.value().isString();
    }

    private Query argument(int depth) throws InvalidQuery {
        if (text.peek() == '\'') {
            return constant(JsonNodeFactory.instance.stringNode(text.quoted()));
        }
        if (text.peek() == '$') {
            return PathQuery.parse(path());
        }
        if (text.peek() == 'S') {
            return call(depth + 1);
        }
        String word = text.takeWhile(c -> c != ',' && c != ')' && !Character.isWhitespace(c));
        if (word.isEmpty()) {
            throw text.wrong("Expected an argument");
        }
        try {
            return constant(JsonMapper.shared().readTree(word));
        } catch (JacksonException e) {
            throw text.wrong("Expected an argument");
        }
    }

    /** Up to the comma or parenthesis that does not belong to a filter of the path. */
    private String path() throws InvalidQuery {
        StringBuilder path = new StringBuilder();
        int open = 0;
        while (text.peek() != Cursor.END && (open > 0 || (text.peek() != ',' && text.peek() != ')'))) {
            char next = text.peek();
            open += next == '[' || next == '(' ? 1 : 0;
            open -= next == ']' || next == ')' ? 1 : 0;
            text.expect(next);
            path.append(next);
        }
        return path.toString().strip();
    }

    private static Query constant(JsonNode value) {
        return new Constant(value);
    }

    record Constant(JsonNode value) implements Query {
        @Override
        public JsonNode evaluate(Scope scope, String field) {
            return value;
        }

        @Override
        public String text() {
            return value.toString();
        }
    }
}
