package dev.countersign.definitions.change;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A value of a template on one line. */
final class Compact {

    private Compact() {}

    /** Empty for a member that is not set. */
    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> "";
            case ARRAY -> node.valueStream().map(Compact::of).collect(Collectors.joining(", "));
            case OBJECT ->
                node.properties().stream()
                        .map(member -> member.getKey() + ": " + nested(member.getValue()))
                        .collect(Collectors.joining(", "));
            default -> node.asString();
        };
    }

    private static String nested(JsonNode node) {
        return node.isContainer() ? "{" + of(node) + "}" : of(node);
    }
}
