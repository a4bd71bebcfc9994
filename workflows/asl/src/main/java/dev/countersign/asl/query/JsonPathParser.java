package dev.countersign.asl.query;

import dev.countersign.asl.query.JsonPath.Segment;
import java.util.ArrayList;
import java.util.List;

/** Reads a path that starts with {@code $}, or with {@code @} in a filter. */
final class JsonPathParser {

    private static final int MAX_NESTING = 50;

    private final Cursor text;
    private final int nesting;

    JsonPathParser(String text) {
        this(new Cursor(text), 0);
    }

    JsonPathParser(Cursor text, int nesting) {
        this.text = text;
        this.nesting = nesting;
    }

    JsonPath parse() throws InvalidQuery {
        text.expect('$');
        JsonPath path = segments();
        text.expectEnd();
        return path;
    }

    /** All following steps. */
    JsonPath segments() throws InvalidQuery {
        if (nesting > MAX_NESTING) {
            throw text.wrong("The path is nested too deeply");
        }
        List<Segment> segments = new ArrayList<>();
        while (text.peek() == '.' || text.peek() == '[') {
            segments.add(segment());
        }
        return new JsonPath(segments);
    }

    private Segment segment() throws InvalidQuery {
        if (text.skip("..")) {
            return new Segment.Descendants(text.peek() == '[' ? bracket() : name());
        }
        return text.skip(".") ? name() : bracket();
    }

    private Segment name() throws InvalidQuery {
        if (text.skip("*")) {
            return new Segment.Wildcard();
        }
        String name = text.takeWhile(c -> ".[]()'\" ,|&=<>!~".indexOf(c) < 0);
        if (name.isEmpty()) {
            throw text.wrong("Expected a name");
        }
        return text.peek() == '(' ? function(name) : new Segment.Member(name);
    }

    private Segment function(String name) throws InvalidQuery {
        if (!Segment.Function.NAMES.contains(name)) {
            throw text.wrong("There is no function " + name);
        }
        text.expect('(');
        text.takeWhile(c -> c != ')');
        text.expect(')');
        return new Segment.Function(name);
    }

    private Segment bracket() throws InvalidQuery {
        text.expect('[');
        text.skipSpace();
        Segment segment;
        if (text.skip("*")) {
            segment = new Segment.Wildcard();
        } else if (text.skip("?")) {
            text.skipSpace();
            segment = new Segment.Filter(new JsonPathFilterParser(text, nesting + 1).parenthesised());
        } else if (text.peek() == '\'' || text.peek() == '"') {
            segment = names();
        } else {
            segment = indexes();
        }
        text.skipSpace();
        text.expect(']');
        return segment;
    }

    private Segment names() throws InvalidQuery {
        List<Segment> names = new ArrayList<>();
        do {
            text.skipSpace();
            names.add(new Segment.Member(text.quoted()));
            text.skipSpace();
        } while (text.skip(","));
        return names.size() == 1 ? names.get(0) : new Segment.Union(names);
    }

    private Segment indexes() throws InvalidQuery {
        if (text.peek() == ':') {
            return slice(0);
        }
        if (text.skip("(@.length-")) {
            int fromEnd = text.integer();
            text.expect(')');
            return new Segment.Element(-fromEnd);
        }
        int first = text.integer();
        text.skipSpace();
        if (text.peek() == ':') {
            return slice(first);
        }
        List<Segment> indexes = new ArrayList<>();
        indexes.add(new Segment.Element(first));
        while (text.skip(",")) {
            text.skipSpace();
            indexes.add(new Segment.Element(text.integer()));
            text.skipSpace();
        }
        return indexes.size() == 1 ? indexes.get(0) : new Segment.Union(indexes);
    }

    private Segment slice(int from) throws InvalidQuery {
        text.expect(':');
        text.skipSpace();
        return new Segment.Slice(from, text.peek() == ']' ? Integer.MAX_VALUE : text.integer());
    }
}
