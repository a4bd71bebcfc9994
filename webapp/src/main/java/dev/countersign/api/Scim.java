package dev.countersign.api;

import dev.countersign.text.StorableText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is common to users and groups of SCIM 2.0 (RFC 7643, RFC 7644). Names of attributes are case-insensitive. */
final class Scim {

    static final String ROOT = "/api/scim/v2";
    static final String MEDIA_TYPE = "application/scim+json";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** The most resources of one answer. */
    static final int MOST = 200;

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Scim() {}

    /** A part of a list. */
    record Part(int startIndex, int count) {

        /** As clients send it: from 1, and a number that may be too large. */
        static Part of(Optional<Integer> startIndex, Optional<Integer> count) {
            return new Part(
                    startIndex.map(from -> Math.max(1, from)).orElse(1),
                    count.map(wanted -> Math.clamp(wanted, 0, MOST)).orElse(MOST));
        }

        int offset() {
            return startIndex - 1;
        }
    }

    static ObjectNode list(Part part, int total, List<ObjectNode> resources) {
        ObjectNode list = JSON.createObjectNode();
        list.putArray("schemas").add(LIST);
        list.put("totalResults", total).put("startIndex", part.startIndex()).put("itemsPerPage", resources.size());
        list.putArray("Resources").addAll(resources);
        return list;
    }

    /** The member with this name, in whatever case; a missing node if there is none. */
    static JsonNode get(JsonNode object, String name) {
        return key(object, name).map(object::path).orElseGet(JSON::missingNode);
    }

    /** The name of the member as it is written there. */
    static Optional<String> key(JsonNode object, String name) {
        return object.propertyNames().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** The elements of a list; none if it is missing or null. */
    static Stream<JsonNode> elements(JsonNode list) {
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw invalid("A value must be a list.");
        }
        return list.valueStream();
    }

    /** A value with members; as it is if it is missing or null. */
    static JsonNode object(JsonNode node) {
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw invalid("A value must have members.");
        }
        return node;
    }

    static void set(ObjectNode object, String name, JsonNode value) {
        object.set(key(object, name).orElse(name), value);
    }

    static void remove(ObjectNode object, String name) {
        key(object, name).ifPresent(object::remove);
    }

    /** A text; empty if it is missing, null or blank. What is no text is not made one. */
    static Optional<String> text(JsonNode node) {
        if (!node.isString() && !node.isMissingNode() && !node.isNull()) {
            throw invalid("A value must be a text.");
        }
        return Optional.ofNullable(node.isString() ? node.asString() : null)
                .map(StorableText::of)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** Empty if it is missing, null or blank. Entra sends the texts "True" and "False"; any other text is refused. */
    static Optional<Boolean> flag(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.asBoolean());
        }
        return text(node).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("A value must be true or false.");
        });
    }

    /** @param type what the standard calls it (RFC 7644, section 3.12), for example {@code invalidValue} */
    static Refused refused(HttpStatus status, String type, String detail) {
        return new Refused(new Problem(type, "", status.value(), detail, List.of()));
    }

    static Refused invalid(String detail) {
        return refused(HttpStatus.BAD_REQUEST, "invalidValue", detail);
    }

    /** The directory would find one of two by its id. */
    static Refused linked(String what) {
        return refused(HttpStatus.CONFLICT, "uniqueness", "There is another %s with this externalId.".formatted(what));
    }

    static Refused notFound() {
        return refused(HttpStatus.NOT_FOUND, "", "There is no such resource.");
    }

    /** A problem as the standard writes it. */
    static ObjectNode error(Problem problem) {
        ObjectNode error = JSON.createObjectNode();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", Integer.toString(problem.status())).put("detail", problem.detail());
        if (!problem.type().isEmpty() && !problem.type().contains(":")) {
            error.put("scimType", problem.type());
        }
        return error;
    }
}
