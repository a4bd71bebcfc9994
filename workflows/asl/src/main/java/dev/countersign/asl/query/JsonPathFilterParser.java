package dev.countersign.asl.query;

import dev.countersign.asl.query.JsonPathFilter.Operand;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the condition of {@code [?(…)]}. */
final class JsonPathFilterParser {

    private static final String[] OPERATORS = {"==", "!=", "<=", ">=", "<", ">", "nin ", "in "};
    private static final int MAX_NESTING = 50;

    private final Cursor text;
    private int nesting;

    JsonPathFilterParser(Cursor text, int nesting) {
        this.text = text;
        this.nesting = nesting;
    }

    JsonPathFilter parenthesised() throws InvalidQuery {
        if (++nesting > MAX_NESTING) {
            throw text.wrong("The filter is nested too deeply");
        }
        text.expect('(');
        JsonPathFilter filter = either();
        text.expect(')');
        return filter;
    }

    private JsonPathFilter either() throws InvalidQuery {
        JsonPathFilter filter = both();
        while (text.skip("||")) {
            filter = new JsonPathFilter.Or(filter, both());
        }
        return filter;
    }

    private JsonPathFilter both() throws InvalidQuery {
        JsonPathFilter filter = one();
        while (text.skip("&&")) {
            filter = new JsonPathFilter.And(filter, one());
        }
        return filter;
    }

    private JsonPathFilter one() throws InvalidQuery {
        text.skipSpace();
        JsonPathFilter filter;
        if (text.skip("!")) {
            filter = new JsonPathFilter.Not(one());
        } else if (text.peek() == '(') {
            filter = parenthesised();
        } else {
            filter = comparison();
        }
        text.skipSpace();
        return filter;
    }

    private JsonPathFilter comparison() throws InvalidQuery {
        Operand left = operand();
        text.skipSpace();
        if (text.skip("=~")) {
            text.skipSpace();
            return new JsonPathFilter.Matches(left, pattern());
        }
        for (String operator : OPERATORS) {
            if (text.skip(operator)) {
                text.skipSpace();
                return new JsonPathFilter.Compares(left, operator.strip(), operand());
            }
        }
        return new JsonPathFilter.Exists(left);
    }

    private Operand operand() throws InvalidQuery {
        if (text.skip("@")) {
            return new JsonPathFilter.Path(true, new JsonPathParser(text, nesting).segments());
        }
        if (text.skip("$")) {
            return new JsonPathFilter.Path(false, new JsonPathParser(text, nesting).segments());
        }
        if (text.peek() == '\'' || text.peek() == '"') {
            return new JsonPathFilter.Literal(JsonNodeFactory.instance.stringNode(text.quoted()));
        }
        if (text.skip("[")) {
            return list();
        }
        String word = text.takeWhile(c -> Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
        if (word.isEmpty()) {
            throw text.wrong("Expected a value");
        }
        try {
            return new JsonPathFilter.Literal(JsonMapper.shared().readTree(word));
        } catch (JacksonException e) {
            return bareWord(word);
        }
    }

    /** A text without quotes is accepted. */
    private Operand bareWord(String word) throws InvalidQuery {
        if (!Character.isLetter(word.charAt(0))) {
            throw text.wrong("Expected a value");
        }
        return new JsonPathFilter.Literal(JsonNodeFactory.instance.stringNode(word));
    }

    private Operand list() throws InvalidQuery {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        do {
            text.skipSpace();
            if (operand() instanceof JsonPathFilter.Literal literal) {
                values.add(literal.value());
            } else {
                throw text.wrong("Expected a constant");
            }
            text.skipSpace();
        } while (text.skip(","));
        text.expect(']');
        return new JsonPathFilter.Literal(values);
    }

    private Pattern pattern() throws InvalidQuery {
        text.expect('/');
        String body = text.takeWhile(c -> c != '/');
        text.expect('/');
        try {
            return Pattern.compile(body, text.skip("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw text.wrong("Expected a regular expression");
        }
    }
}
