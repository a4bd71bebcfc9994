package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.Input;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Message attributes: their rules, and their format in requests, answers and rows. */
final class MessageAttributes {

    private static final int MAXIMUM = 10;
    private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)(?!\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..{1,249})?");
    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageAttributes() {}

    static Map<String, MessageAttribute> from(Map<String, Input> members) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        members.forEach((name, member) -> attributes.put(name, read(name, member)));
        check(attributes);
        return attributes;
    }

    private static MessageAttribute read(String name, Input member) {
        if (!member.texts("StringListValues").isEmpty()
                || !member.texts("BinaryListValues").isEmpty()) {
            throw SqsErrors.unsupported("Message attribute list values in SendMessage operation are not supported.");
        }
        var type = member.text("DataType")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> SqsErrors.invalidParameter(
                        "The message attribute '%s' must contain non-empty message attribute type.".formatted(name)));
        var attribute = new MessageAttribute(type, "");
        return member.text(attribute.isBinary() ? "BinaryValue" : "StringValue")
                .map(value -> new MessageAttribute(type, value))
                .orElseThrow(() -> SqsErrors.invalidParameter(
                        "The message attribute '%s' must contain a non-empty value of the type '%s'."
                                .formatted(name, type)));
    }

    /** The rules of the API reference for MessageAttributeValue. */
    static void check(Map<String, MessageAttribute> attributes) {
        if (attributes.size() > MAXIMUM) {
            throw SqsErrors.invalidParameter("Number of message attributes [%d] exceeds the allowed maximum [%d]."
                    .formatted(attributes.size(), MAXIMUM));
        }
        attributes.forEach(MessageAttributes::check);
    }

    private static void check(String name, MessageAttribute attribute) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches() || lower.startsWith("aws.") || lower.startsWith("amazon.")) {
            throw SqsErrors.invalidParameter("Message (user) attribute name '%s' is not allowed.".formatted(name));
        }
        if (!TYPE.matcher(attribute.dataType()).matches()) {
            throw SqsErrors.invalidParameter(
                    "The message attribute '%s' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
                            .formatted(name));
        }
        if (attribute.value().isEmpty()) {
            throw SqsErrors.invalidParameter(
                    "The message attribute '%s' must contain a non-empty value of the type '%s'."
                            .formatted(name, attribute.dataType()));
        }
        if (attribute.isBinary()) {
            bytes(name, attribute);
        } else if (!Contents.valid(attribute.value())) {
            throw SqsErrors.invalidContents();
        } else if (attribute.dataType().startsWith("Number")) {
            checkNumber(name, attribute.value());
        }
    }

    private static void checkNumber(String name, String value) {
        try {
            if (value.length() <= 128) {
                var _ = new BigDecimal(value);
                return;
            }
        } catch (NumberFormatException noNumber) {
            // Refused below, like a number that is too long.
        }
        throw SqsErrors.invalidParameter(
                "Can't cast the value of message (user) attribute '%s' to a number.".formatted(name));
    }

    static byte[] bytes(String name, MessageAttribute attribute) {
        if (!attribute.isBinary()) {
            return attribute.value().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(attribute.value());
        } catch (IllegalArgumentException noBase64) {
            throw SqsErrors.invalidParameter(
                    "The message attribute '%s' holds binary that is not base64.".formatted(name));
        }
    }

    /** How much the attributes count towards the size of a message. */
    static int size(Map<String, MessageAttribute> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + entry.getValue().dataType().length()
                        + bytes(entry.getKey(), entry.getValue()).length)
                .sum();
    }

    static ObjectNode toJson(Map<String, MessageAttribute> attributes) {
        var object = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, attribute) -> object.putObject(name)
                .put("DataType", attribute.dataType())
                .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value()));
        return object;
    }

    /** Reads what {@link #toJson} wrote. */
    static Map<String, MessageAttribute> fromJson(String json) {
        var attributes = new LinkedHashMap<String, MessageAttribute>();
        for (var member : JSON.readTree(json).properties()) {
            attributes.put(
                    member.getKey(),
                    read(member.getKey(), new Input(member.getValue().asObject())));
        }
        return attributes;
    }
}
