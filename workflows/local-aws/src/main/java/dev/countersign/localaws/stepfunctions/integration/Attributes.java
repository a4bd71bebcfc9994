package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.sqs.MessageAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code MessageAttributes} of sqs:sendMessage and sns:publish. */
public final class Attributes {

    private Attributes() {}

    static Map<String, MessageAttribute> of(JsonNode arguments) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        arguments.path("MessageAttributes").properties().forEach(member -> {
            var attribute = member.getValue();
            var value = attribute.has("StringValue") ? attribute.get("StringValue") : attribute.path("BinaryValue");
            attributes.put(
                    member.getKey(),
                    new MessageAttribute(attribute.path("DataType").asString("String"), text(value)));
        });
        return attributes;
    }

    /** The text of an argument; null if there is none. */
    static @Nullable String optional(JsonNode arguments, String name) {
        return arguments.hasNonNull(name) ? text(arguments.get(name)) : null;
    }

    /** A string unchanged, anything else as its JSON; empty for null, which means absent. */
    public static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
