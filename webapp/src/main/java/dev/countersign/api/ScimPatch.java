package dev.countersign.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies the operations of a PATCH (RFC 7644, section 3.5.2) to a resource, with the deviations of Entra and Okta. */
final class ScimPatch {

    private static final Pattern PATH = Pattern.compile(
            "(?:(urn:.+):)?([A-Za-z$][\\w$\\-]*)(?:\\[([^]]+)])?(?:\\.([A-Za-z$][\\w$\\-]*))?",
            Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON = JsonMapper.shared();
    /** What the product decides. Of other attributes that it does not know, it keeps nothing. */
    private static final List<String> FIXED = List.of("id", "roles", "entitlements", "groups");

    private static final int MOST_OPERATIONS = 1_000;

    /** Where an operation acts: {@code emails[type eq "work"].value}. */
    private record Target(
            ObjectNode owner,
            String attribute,
            @Nullable ScimFilter filter,
            @Nullable String sub) {}

    private final ObjectNode resource;

    private ScimPatch(ObjectNode resource) {
        this.resource = resource;
    }

    /** A changed copy of the resource. */
    static ObjectNode applied(ObjectNode resource, JsonNode patch) {
        JsonNode operations = Scim.get(patch, "Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MOST_OPERATIONS) {
            throw syntax("It needs Operations.");
        }
        ScimPatch copy = new ScimPatch(resource.deepCopy());
        operations.forEach(copy::apply);
        for (String attribute : FIXED) {
            if (!Scim.get(copy.resource, attribute).equals(Scim.get(resource, attribute))) {
                throw Scim.refused(
                        HttpStatus.BAD_REQUEST,
                        "mutability",
                        "The attribute %s is not changed here.".formatted(attribute));
            }
        }
        return copy.resource;
    }

    private void apply(JsonNode operation) {
        String op = Scim.text(Scim.get(operation, "op")).orElse("").toLowerCase(Locale.ROOT);
        JsonNode value = Scim.get(operation, "value");
        String path = Scim.text(Scim.get(operation, "path")).orElse("");
        switch (op) {
            case "add", "replace" -> {
                if (path.isEmpty()) {
                    if (!value.isObject()) {
                        throw syntax("Without a path, the value is an object.");
                    }
                    value.properties().forEach(member -> put(op, member.getKey(), member.getValue()));
                } else {
                    put(op, path, value);
                }
            }
            case "remove" -> remove(path, value);
            default -> throw syntax("An operation is add, replace or remove.");
        }
    }

    private void put(String op, String path, JsonNode value) {
        if (path.equalsIgnoreCase(Scim.ENTERPRISE)) {
            members(value).forEach(member -> Scim.set(extension(), member.getKey(), member.getValue()));
            return;
        }
        Target target = target(path);
        JsonNode present = Scim.get(target.owner(), target.attribute());
        if (target.filter() != null) {
            putIntoMatching(target, value);
        } else if (target.sub() != null) {
            ObjectNode owner = present instanceof ArrayNode list && list.path(0) instanceof ObjectNode first
                    ? first
                    : present instanceof ObjectNode object ? object : JSON.createObjectNode();
            if (!(present instanceof ArrayNode)) {
                Scim.set(target.owner(), target.attribute(), owner);
            }
            Scim.set(owner, target.sub(), value);
        } else if (op.equals("add") && present instanceof ArrayNode list) {
            (value instanceof ArrayNode more ? more.values() : List.of(value)).forEach(list::add);
        } else if (op.equals("add") && present instanceof ObjectNode object && value.isObject()) {
            value.properties().forEach(member -> Scim.set(object, member.getKey(), member.getValue()));
        } else {
            Scim.set(target.owner(), target.attribute(), value);
        }
    }

    /** If no element matches, one that does is added: so a first email address of a type comes in. */
    private static void putIntoMatching(Target target, JsonNode value) {
        ScimFilter filter = Objects.requireNonNull(target.filter());
        List<ObjectNode> matching = matching(target, filter);
        if (matching.isEmpty()) {
            ObjectNode fresh = JSON.createObjectNode().put(filter.attribute(), filter.value());
            if (Scim.get(target.owner(), target.attribute()) instanceof ArrayNode list) {
                list.add(fresh);
            } else {
                Scim.set(
                        target.owner(),
                        target.attribute(),
                        JSON.createArrayNode().add(fresh));
            }
            matching = List.of(fresh);
        }
        for (ObjectNode element : matching) {
            if (target.sub() != null) {
                Scim.set(element, target.sub(), value);
            } else {
                members(value).forEach(member -> Scim.set(element, member.getKey(), member.getValue()));
            }
        }
    }

    private void remove(String path, JsonNode value) {
        if (path.isEmpty()) {
            throw Scim.refused(HttpStatus.BAD_REQUEST, "noTarget", "A removal needs a path.");
        }
        Target target = target(path);
        JsonNode present = Scim.get(target.owner(), target.attribute());
        if (target.filter() != null) {
            List<ObjectNode> matching = matching(target, target.filter());
            if (target.sub() != null) {
                matching.forEach(element -> Scim.remove(element, target.sub()));
            } else if (present instanceof ArrayNode list) {
                without(list, matching);
            }
        } else if (target.sub() != null) {
            if (present instanceof ObjectNode object) {
                Scim.remove(object, target.sub());
            }
        } else if (present instanceof ArrayNode list && !value.isMissingNode() && !value.isNull()) {
            // Entra names the members to remove in the value.
            (value instanceof ArrayNode several ? several.values() : List.of(value))
                    .forEach(gone -> without(list, matching(target, new ScimFilter("value", named(gone)))));
        } else {
            Scim.remove(target.owner(), target.attribute());
        }
    }

    private static String named(JsonNode element) {
        return Scim.text(element.isObject() ? Scim.get(element, "value") : element)
                .orElseThrow(() -> Scim.invalid("An element to remove has no value."));
    }

    private static Set<Map.Entry<String, JsonNode>> members(JsonNode value) {
        if (!value.isObject()) {
            throw Scim.invalid("A value must have members.");
        }
        return value.properties();
    }

    private static void without(ArrayNode list, List<ObjectNode> gone) {
        List<JsonNode> kept = new ArrayList<>(list.values());
        kept.removeIf(gone::contains);
        list.removeAll();
        list.addAll(kept);
    }

    private static List<ObjectNode> matching(Target target, ScimFilter filter) {
        List<ObjectNode> matching = new ArrayList<>();
        Scim.get(target.owner(), target.attribute()).forEach(element -> {
            if (element instanceof ObjectNode object
                    && Scim.get(object, filter.attribute()).asString("").equalsIgnoreCase(filter.value())) {
                matching.add(object);
            }
        });
        return matching;
    }

    private Target target(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw Scim.refused(HttpStatus.BAD_REQUEST, "invalidPath", "The path cannot be read.");
        }
        ObjectNode owner = Scim.ENTERPRISE.equalsIgnoreCase(parts.group(1)) ? extension() : resource;
        @Nullable String filter = parts.group(3);
        return new Target(owner, parts.group(2), filter == null ? null : ScimFilter.parse(filter), parts.group(4));
    }

    private ObjectNode extension() {
        if (Scim.get(resource, Scim.ENTERPRISE) instanceof ObjectNode present) {
            return present;
        }
        return resource.putObject(Scim.ENTERPRISE);
    }

    private static Refused syntax(String detail) {
        return Scim.refused(HttpStatus.BAD_REQUEST, "invalidSyntax", detail);
    }
}
