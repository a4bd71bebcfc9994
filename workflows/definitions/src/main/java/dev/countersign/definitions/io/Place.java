package dev.countersign.definitions.io;

import dev.countersign.definitions.check.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A node that is being read, with its JSON pointer. */
record Place(JsonNode node, String path, List<Problem> problems) {

    /** The pointer of a member. */
    static String join(String path, String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    void problem(String message, Object... args) {
        problems.add(Problem.error(path, message, args));
    }

    /** This node as an object that may have only these members; an empty object, with a problem, if it is none. */
    Members members(String... known) {
        if (!(node instanceof ObjectNode object)) {
            problem("template.not-an-object");
            return new Members(JsonNodeFactory.instance.objectNode(), this);
        }
        List<String> names = List.of(known);
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                problems.add(
                        Problem.error(join(path, name), "template.unknown-member", name, String.join(", ", names)));
            }
        }
        return new Members(object, this);
    }

    @Nullable
    String string() {
        if (node.isString()) {
            return node.stringValue();
        }
        problem("template.not-a-text");
        return null;
    }

    List<Place> items() {
        if (!node.isArray()) {
            problem("template.not-a-list");
            return List.of();
        }
        return IntStream.range(0, node.size())
                .mapToObj(index -> new Place(node.get(index), path + "/" + index, problems))
                .toList();
    }
}
