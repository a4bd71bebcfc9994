package dev.countersign.administration;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateJson;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people and groups that a template names: people by their email address, groups by their key. What an expression computes is not known before it
 * is evaluated; an address that stands in one is found.
 */
final class NamedInTemplates {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GROUP = "group";

    /** The member of a person who is named. */
    private static final String PERSON = "person";

    private NamedInTemplates() {}

    static Set<String> groups(TemplateDefinition definition) {
        Set<String> found = new HashSet<>();
        visit(tree(definition), GROUP, found);
        return found;
    }

    /** Addresses in lower case. */
    static Set<String> people(TemplateDefinition definition) {
        Set<String> found = new HashSet<>();
        visit(tree(definition), PERSON, found);
        found.removeIf(word -> !word.contains("@"));
        Set<String> lower = new HashSet<>();
        found.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** The template as it asks another group. */
    static TemplateDefinition withGroup(TemplateDefinition definition, String key, String other) {
        return read(replaced(tree(definition), GROUP, key, other));
    }

    /** The template as it asks another person. */
    static TemplateDefinition withPerson(TemplateDefinition definition, String email, String other) {
        return read(replaced(tree(definition), PERSON, email, other));
    }

    private static JsonNode tree(TemplateDefinition definition) {
        return JSON.readTree(TemplateJson.write(definition));
    }

    private static TemplateDefinition read(JsonNode tree) {
        return ((ReadResult.Parsed) TemplateJson.read(tree.toString())).definition();
    }

    private static void visit(JsonNode node, String member, Set<String> found) {
        node.properties().forEach(one -> {
            if (one.getKey().equals(member) && one.getValue().isString()) {
                found.add(one.getValue().stringValue());
            }
            visit(one.getValue(), member, found);
        });
        if (node.isArray()) {
            node.forEach(element -> visit(element, member, found));
        }
    }

    private static JsonNode replaced(JsonNode node, String member, String old, String other) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(one -> {
                boolean names = one.getKey().equals(member)
                        && one.getValue().isString()
                        && one.getValue().stringValue().equalsIgnoreCase(old);
                copy.set(
                        one.getKey(),
                        names
                                ? JsonNodeFactory.instance.stringNode(other)
                                : replaced(one.getValue(), member, old, other));
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(replaced(element, member, old, other)));
            return copy;
        }
        return node;
    }
}
