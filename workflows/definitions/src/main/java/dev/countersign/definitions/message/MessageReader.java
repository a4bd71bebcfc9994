package dev.countersign.definitions.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of one message. Unknown members are ignored, so that a newer sender can add some. */
record MessageReader(ObjectNode message) {

    static MessageReader of(String body) {
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return new MessageReader(object);
            }
        } catch (JacksonException e) {
            throw new MalformedMessage("no JSON", e);
        }
        throw new MalformedMessage("no JSON object");
    }

    boolean has(String member) {
        return message.has(member);
    }

    MessageReader inner(String member) {
        if (message.get(member) instanceof ObjectNode object) {
            return new MessageReader(object);
        }
        throw new MalformedMessage(member + " is not an object");
    }

    JsonNode any(String member) {
        JsonNode value = message.get(member);
        if (value == null) {
            throw new MalformedMessage(member + " is missing");
        }
        return value;
    }

    String text(String member) {
        JsonNode value = any(member);
        if (!value.isString()) {
            throw new MalformedMessage(member + " is not a text");
        }
        return value.stringValue();
    }

    @Nullable
    String textOrNull(String member) {
        JsonNode value = message.get(member);
        return value == null || value.isNull() ? null : text(member);
    }

    List<String> texts(String member) {
        if (!any(member).isArray()) {
            throw new MalformedMessage(member + " is not a list");
        }
        return any(member).values().stream()
                .map(value -> {
                    if (!value.isString()) {
                        throw new MalformedMessage(member + " has an element that is not a text");
                    }
                    return value.stringValue();
                })
                .toList();
    }

    UUID uuid(String member) {
        try {
            return UUID.fromString(text(member));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(member + " is not a UUID", e);
        }
    }

    /** A count from 1. */
    int count(String member) {
        return count(member, 1);
    }

    /** A count from this number. */
    int count(String member, int least) {
        JsonNode value = any(member);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least) {
            throw new MalformedMessage(member + " is not a number from " + least);
        }
        return value.intValue();
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String member) {
        try {
            return Enum.valueOf(type, text(member));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(member + " is none of " + List.of(type.getEnumConstants()), e);
        }
    }
}
