package dev.countersign.definitions.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The lines of a YAML text at which a member or a list item begins, and its comments. Items are named by their first member, which identifies a field,
 * a step or an option, and otherwise by their position.
 */
final class CommentPlaces {

    private final TreeMap<Integer, String> byLine = new TreeMap<>();
    private final Set<Integer> continued = new HashSet<>();
    private final List<CommentLine> comments = new ArrayList<>();

    private CommentPlaces() {}

    static CommentPlaces of(Node root) {
        CommentPlaces places = new CommentPlaces();
        places.value(root, "");
        return places;
    }

    /** The outermost member or item that begins at each line, from 0. */
    NavigableMap<Integer, String> byLine() {
        return byLine;
    }

    List<CommentLine> comments() {
        return comments;
    }

    /** Whether a text in quotes that begins on this line ends on another one. */
    boolean continues(int line) {
        return continued.contains(line);
    }

    private void value(Node node, String path) {
        collect(node.getBlockComments());
        collect(node.getInLineComments());
        collect(node.getEndComments());
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(tuple -> member(tuple, path));
            case SequenceNode sequence -> items(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("a node of type " + node.getNodeType());
        }
    }

    private void member(NodeTuple tuple, String path) {
        String inner = path + "/" + text(tuple.getKeyNode());
        begin(tuple.getKeyNode(), inner);
        value(tuple.getKeyNode(), inner);
        value(tuple.getValueNode(), inner);
    }

    private void items(SequenceNode sequence, String path) {
        Map<String, Integer> seen = new HashMap<>();
        for (Node item : sequence.getValue()) {
            String name = name(item);
            String inner = path + "/[" + name + "]" + seen.merge(name, 1, Integer::sum);
            begin(item, inner);
            value(item, inner);
        }
    }

    private void begin(Node node, String path) {
        node.getStartMark().ifPresent(mark -> byLine.putIfAbsent(mark.getLine(), path));
    }

    private void scalar(ScalarNode scalar) {
        boolean block = scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        int from = scalar.getStartMark().orElseThrow().getLine();
        int to = scalar.getEndMark().orElseThrow().getLine();
        if (!block && from < to) {
            continued.add(from);
        }
    }

    /** @param lines the library has null for none */
    private void collect(@Nullable List<CommentLine> lines) {
        if (lines != null) {
            comments.addAll(lines);
        }
    }

    private static String name(Node item) {
        if (item instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            NodeTuple first = mapping.getValue().getFirst();
            return text(first.getKeyNode()) + ": " + text(first.getValueNode());
        }
        return text(item);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
