package dev.countersign.definitions.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Carries the comments of one YAML text over to another. A comment belongs to the member or list item on whose line it is written or, on a line of its
 * own, to the next one. It is dropped together with what it belongs to. The library that composes the texts can write comments, too, but not
 * everywhere, so they are inserted into the text.
 */
final class Comments {

    private final Map<String, List<String>> above = new LinkedHashMap<>();
    private final Map<String, String> beside = new HashMap<>();
    private final List<String> last = new ArrayList<>();

    private Comments() {}

    /** The text {@code to}, with the comments of {@code from}. Both are readable YAML. */
    static String carry(String from, String to) {
        Optional<Node> before = new Compose(YamlSettings.of(from, true)).composeString(from);
        Optional<Node> after = new Compose(YamlSettings.of(to, true)).composeString(to);
        if (before.isEmpty() || after.isEmpty()) {
            return to;
        }
        Comments comments = new Comments();
        comments.read(CommentPlaces.of(before.get()));
        return comments.write(to, CommentPlaces.of(after.get()));
    }

    private void read(CommentPlaces places) {
        NavigableMap<Integer, String> lines = places.byLine();
        for (CommentLine comment : places.comments()) {
            int line = comment.getStartMark().orElseThrow().getLine();
            String text = "#" + comment.getValue().stripTrailing();
            if (comment.getCommentType() == CommentType.BLOCK) {
                Map.Entry<Integer, String> next = lines.higherEntry(line);
                (next == null ? last : above.computeIfAbsent(next.getValue(), _ -> new ArrayList<>())).add(text);
            } else if (comment.getCommentType() == CommentType.IN_LINE) {
                Map.Entry<Integer, String> here = lines.floorEntry(line);
                if (here != null) {
                    beside.merge(here.getValue(), text, (one, other) -> one + " " + other);
                }
            }
        }
    }

    private String write(String text, CommentPlaces places) {
        List<String> lines = text.lines().toList();
        NavigableMap<Integer, String> anchors = places.byLine();
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            String anchor = anchors.get(at);
            if (anchor != null) {
                String indent =
                        line.substring(0, line.length() - line.stripLeading().length());
                above.getOrDefault(anchor, List.of())
                        .forEach(comment ->
                                written.append(indent).append(comment).append('\n'));
            }
            written.append(line);
            if (anchor != null && beside.containsKey(anchor) && !places.continues(at)) {
                written.append(' ').append(beside.get(anchor));
            }
            written.append('\n');
        }
        last.forEach(comment -> written.append(comment).append('\n'));
        return written.toString();
    }
}
