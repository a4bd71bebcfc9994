package dev.countersign.definitions.change;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.change.Difference.Part;
import dev.countersign.definitions.change.Difference.Subject;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two versions of a template by the keys of fields and steps, so that what was moved is recognized. A field or step with another key, or of
 * another kind, is another one.
 */
public final class Differences {

    /** A field or step by itself: without what is within it. */
    private record Item(Subject subject, String within, ObjectNode members) {}

    private static final Set<String> LISTS = Set.of("form", "steps");

    private Differences() {}

    /** In the order of the newer version; what was removed comes last in each part. */
    public static List<Difference> between(TemplateDefinition older, TemplateDefinition newer) {
        List<Difference> found = new ArrayList<>();
        ObjectNode before = TemplateJson.tree(older);
        ObjectNode after = TemplateJson.tree(newer);
        changed(new Subject(Part.TEMPLATE, "", newer.name()), without(before, LISTS), without(after, LISTS), found);
        compare(fields(before.get("form")), fields(after.get("form")), found);
        compare(steps(before.get("steps")), steps(after.get("steps")), found);
        return List.copyOf(found);
    }

    private static void compare(Map<String, Item> before, Map<String, Item> after, List<Difference> found) {
        Set<String> moved = moved(before, after);
        after.forEach((key, item) -> {
            Item old = before.get(key);
            if (old == null) {
                found.add(new Difference.Added(item.subject()));
                return;
            }
            if (moved.contains(key)) {
                found.add(new Difference.Moved(item.subject()));
            }
            changed(item.subject(), old.members(), item.members(), found);
        });
        before.forEach((key, item) -> {
            if (!after.containsKey(key)) {
                found.add(new Difference.Removed(item.subject()));
            }
        });
    }

    /** Those in another list, and as few of the others as explain the new order. */
    private static Set<String> moved(Map<String, Item> before, Map<String, Item> after) {
        Set<String> moved = new LinkedHashSet<>();
        List<String> stay = new ArrayList<>();
        for (String key : after.keySet()) {
            Item old = before.get(key);
            if (old != null) {
                if (old.within().equals(after.get(key).within())) {
                    stay.add(key);
                } else {
                    moved.add(key);
                }
            }
        }
        List<String> order = List.copyOf(before.keySet());
        moved.addAll(stay);
        longestInOrder(stay, order).forEach(moved::remove);
        return moved;
    }

    /** The longest part of the keys that is in this order. */
    private static List<String> longestInOrder(List<String> keys, List<String> order) {
        List<List<String>> best = new ArrayList<>();
        for (String key : keys) {
            int place = order.indexOf(key);
            List<String> longest = List.of();
            for (List<String> earlier : best) {
                if (order.indexOf(earlier.getLast()) < place && earlier.size() > longest.size()) {
                    longest = earlier;
                }
            }
            List<String> extended = new ArrayList<>(longest);
            extended.add(key);
            best.add(extended);
        }
        return best.stream()
                .reduce((one, other) -> other.size() > one.size() ? other : one)
                .orElse(List.of());
    }

    private static void changed(Subject subject, ObjectNode before, ObjectNode after, List<Difference> found) {
        Set<String> names = new LinkedHashSet<>(after.propertyNames());
        names.addAll(before.propertyNames());
        for (String name : names) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (!old.equals(now)) {
                found.add(new Difference.Changed(subject, name, Compact.of(old), Compact.of(now)));
            }
        }
    }

    private static Map<String, Item> fields(JsonNode form) {
        Map<String, Item> found = new LinkedHashMap<>();
        for (JsonNode field : form) {
            Item item = put(found, Part.FIELD, "", field, without((ObjectNode) field, Set.of("columns")));
            for (JsonNode column : field.path("columns")) {
                put(found, Part.FIELD, item.subject().key() + "/", column, (ObjectNode) column);
            }
        }
        return found;
    }

    private static Map<String, Item> steps(JsonNode steps) {
        Map<String, Item> found = new LinkedHashMap<>();
        steps(steps, "", found);
        return found;
    }

    private static void steps(JsonNode steps, String within, Map<String, Item> found) {
        for (JsonNode step : steps) {
            ObjectNode own = without((ObjectNode) step, Set.of("branches", "otherwise"));
            own.path("cases").forEach(one -> ((ObjectNode) one).remove("steps"));
            Item item = put(found, Part.STEP, within, step, own);
            String key = item.subject().key();
            int at = 0;
            for (JsonNode one : step.path("cases")) {
                steps(one.path("steps"), key + "/" + at++, found);
            }
            steps(step.path("otherwise"), key + "/otherwise", found);
            for (JsonNode branch : step.path("branches")) {
                steps(branch, key + "/" + at++, found);
            }
        }
    }

    /** The first member of a field or step is its kind with its key. */
    private static Item put(Map<String, Item> found, Part part, String within, JsonNode node, ObjectNode own) {
        Map.Entry<String, JsonNode> first = node.properties().iterator().next();
        String prefix = part == Part.FIELD ? within : "";
        Text name = text(node.path(part == Part.FIELD ? "label" : "name"));
        Item item = new Item(new Subject(part, prefix + first.getValue().stringValue(), name), within, own);
        found.put(first.getKey() + ":" + item.subject().key(), item);
        return item;
    }

    private static Text text(JsonNode node) {
        if (node.isString()) {
            return Text.of(node.stringValue());
        }
        Map<String, String> translations = new TreeMap<>();
        node.properties()
                .forEach(one -> translations.put(one.getKey(), one.getValue().asString()));
        String standard = translations.remove(Text.STANDARD_LANGUAGE);
        return new Text(standard == null ? "" : standard, translations);
    }

    private static ObjectNode without(ObjectNode node, Set<String> names) {
        ObjectNode copy = node.deepCopy();
        copy.remove(names);
        return copy;
    }
}
