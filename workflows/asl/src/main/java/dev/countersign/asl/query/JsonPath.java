package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A parsed path, {@code $.orders[?(@.total > 10)].id}. */
record JsonPath(List<Segment> segments) {

    /** A path that selects more values than this fails. */
    private static final int MAX_SELECTED = 100_000;

    JsonPath {
        segments = List.copyOf(segments);
    }

    static JsonPath parse(String text) throws InvalidQuery {
        return new JsonPathParser(text).parse();
    }

    /** One step of a path: from each value selected so far to others. */
    sealed interface Segment {

        /** Whether it leads from one value to at most one. */
        default boolean isDefinite() {
            return false;
        }

        void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget);

        record Member(String name) implements Segment {
            @Override
            public boolean isDefinite() {
                return true;
            }

            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                JsonNode value = from.isObject() ? from.get(name) : null;
                if (value != null) {
                    into.add(value);
                }
            }

            @Override
            public String toString() {
                return "['" + name + "']";
            }
        }

        record Element(int index) implements Segment {
            @Override
            public boolean isDefinite() {
                return true;
            }

            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                int at = index < 0 ? from.size() + index : index;
                if (from.isArray() && at >= 0 && at < from.size()) {
                    into.add(from.get(at));
                }
            }

            @Override
            public String toString() {
                return "[" + index + "]";
            }
        }

        record Slice(int from, int to) implements Segment {
            @Override
            public void select(JsonNode array, JsonNode root, List<JsonNode> into, Budget budget) {
                if (array.isArray()) {
                    int first = Math.max(0, from < 0 ? array.size() + from : from);
                    int last = Math.min(array.size(), to < 0 ? array.size() + to : to);
                    for (int index = first; index < last; index++) {
                        into.add(array.get(index));
                    }
                }
            }
        }

        record Wildcard() implements Segment {
            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                if (from.isContainer()) {
                    from.forEach(into::add);
                }
            }
        }

        /** Several names or indexes at once. */
        record Union(List<Segment> parts) implements Segment {
            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                parts.forEach(part -> part.select(from, root, into, budget));
            }
        }

        /** The value and everything inside it, then the next step. */
        record Descendants(Segment next) implements Segment {
            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                budget.spend();
                next.select(from, root, into, budget);
                bound(into);
                from.forEach(inner -> select(inner, root, into, budget));
            }
        }

        /** {@code length()}, the only function of paths that has a value on AWS; the others are accepted and select nothing. */
        record Function(String name) implements Segment {
            static final Set<String> NAMES = Set.of(
                    "length", "sum", "min", "max", "avg", "stddev", "keys", "concat", "append", "first", "last",
                    "index");

            @Override
            public boolean isDefinite() {
                return true;
            }

            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                if (name.equals("length") && from.isContainer()) {
                    into.add(JsonNodeFactory.instance.numberNode(from.size()));
                }
            }
        }

        record Filter(JsonPathFilter condition) implements Segment {
            @Override
            public void select(JsonNode from, JsonNode root, List<JsonNode> into, Budget budget) {
                if (from.isArray()) {
                    from.forEach(element -> {
                        if (condition.holds(element, root, budget)) {
                            into.add(element);
                        }
                    });
                } else if (from.isObject() && condition.holds(from, root, budget)) {
                    into.add(from);
                }
            }
        }
    }

    boolean isDefinite() {
        return segments.stream().allMatch(Segment::isDefinite);
    }

    /** All values that the path leads to. */
    List<JsonNode> select(JsonNode start, JsonNode root, Budget budget) {
        List<JsonNode> selected = List.of(start);
        for (Segment segment : segments) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode from : selected) {
                budget.spend();
                segment.select(from, root, next, budget);
                bound(next);
            }
            selected = next;
        }
        return selected;
    }

    /**
     * The value of a definite path, or the array of all values of another.
     *
     * @throws NotThere if a definite path selects nothing
     */
    JsonNode read(JsonNode root) throws NotThere {
        if (!isDefinite()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            select(root, root, new Budget()).forEach(all::add);
            return all;
        }
        return walk(root, segments.size());
    }

    /**
     * The same, for the fields that AWS reads more strictly: the definite prefix of an indefinite path must select a value.
     *
     * @throws NotThere if it does not
     */
    JsonNode readStrictly(JsonNode root) throws NotThere {
        int definite = 0;
        while (definite < segments.size() && segments.get(definite).isDefinite()) {
            definite++;
        }
        walk(root, definite);
        return read(root);
    }

    private JsonNode walk(JsonNode root, int length) throws NotThere {
        JsonNode value = root;
        for (int index = 0; index < length; index++) {
            List<JsonNode> next = new ArrayList<>();
            Segment segment = segments.get(index);
            segment.select(value, root, next, new Budget());
            if (next.isEmpty()) {
                boolean last = index == segments.size() - 1;
                throw new NotThere(
                        (last ? "No results for path: " : "Missing property in path ") + canonical(index + 1),
                        last && segment instanceof Segment.Element && value.isArray());
            }
            value = next.get(0);
        }
        return value;
    }

    private String canonical(int length) {
        StringBuilder path = new StringBuilder("$");
        segments.subList(0, length).forEach(path::append);
        return path.toString();
    }

    private static void bound(List<JsonNode> selected) {
        if (selected.size() > MAX_SELECTED) {
            throw QueryException.runtime("The path selects more than " + MAX_SELECTED + " values");
        }
    }

    /** The path selects nothing. */
    static final class NotThere extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean beyondArray;

        NotThere(String message, boolean beyondArray) {
            super(message, null, false, false);
            this.beyondArray = beyondArray;
        }

        /** Whether the path ends with an index beyond the end of an array. */
        boolean isBeyondArray() {
            return beyondArray;
        }
    }
}
