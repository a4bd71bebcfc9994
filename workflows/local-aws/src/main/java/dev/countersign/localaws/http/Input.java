package dev.countersign.localaws.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a JSON structure, read by type. A member of another type is a {@code SerializationException}, as on AWS; {@code null} means
 * absent.
 */
public record Input(ObjectNode members) {

    public Optional<String> text(String name) {
        return member(name).map(node -> text(node, name));
    }

    public Optional<Integer> integer(String name) {
        return member(name).map(node -> {
            if (!node.isIntegralNumber() || !node.canConvertToInt()) {
                throw wrongType(node, name, "Integer");
            }
            return node.intValue();
        });
    }

    public Optional<Input> structure(String name) {
        return member(name).map(node -> structure(node, name));
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        list(name).forEach(node -> texts.add(text(node, name)));
        return texts;
    }

    public List<Input> structures(String name) {
        var structures = new ArrayList<Input>();
        list(name).forEach(node -> structures.add(structure(node, name)));
        return structures;
    }

    public Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        map(name).forEach((key, node) -> map.put(key, text(node, key)));
        return map;
    }

    public Map<String, Input> structureMap(String name) {
        var map = new LinkedHashMap<String, Input>();
        map(name).forEach((key, node) -> map.put(key, structure(node, key)));
        return map;
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }

    private List<JsonNode> list(String name) {
        return member(name)
                .map(node -> {
                    if (!node.isArray()) {
                        throw wrongType(node, name, "List");
                    }
                    return List.copyOf(node.values());
                })
                .orElse(List.of());
    }

    private Map<String, JsonNode> map(String name) {
        return member(name)
                .map(node -> {
                    var map = new LinkedHashMap<String, JsonNode>();
                    structure(node, name)
                            .members()
                            .properties()
                            .forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                    return map;
                })
                .orElseGet(LinkedHashMap::new);
    }

    private static String text(JsonNode node, String name) {
        if (!node.isString()) {
            throw wrongType(node, name, "String");
        }
        return node.stringValue();
    }

    private static Input structure(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            return new Input(object);
        }
        throw wrongType(node, name, "Structure or Map");
    }

    private static AwsError wrongType(JsonNode node, String name, String wanted) {
        return new AwsError(
                "SerializationException",
                "%s_VALUE can not be converted to a %s (%s)"
                        .formatted(node.getNodeType().name(), wanted, name));
    }
}
