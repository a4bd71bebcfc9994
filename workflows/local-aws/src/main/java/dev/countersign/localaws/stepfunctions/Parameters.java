package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of a request, with the checks of AWS's request validation. */
record Parameters(ObjectNode input) {

    private static final int MAX_DATA_BYTES = 262_144;
    private static final int MAX_PAGE = 1000;
    private static final int DEFAULT_PAGE = 100;
    private static final String METADATA_ONLY = "METADATA_ONLY";

    /** @throws AwsError ValidationException if it is absent or longer than {@code maxLength} characters */
    String required(String member, int maxLength) {
        var value = optional(member, maxLength)
                .orElseThrow(() -> Errors.validation(
                        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                .formatted(member)));
        if (value.isEmpty()) {
            throw Errors.constraint(value, member, "Member must have length greater than or equal to 1");
        }
        return value;
    }

    Optional<String> optional(String member, int maxLength) {
        var value = input.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrongType(member);
        }
        var text = value.stringValue();
        if (text.length() > maxLength) {
            throw Errors.constraint(text, member, "Member must have length less than or equal to " + maxLength);
        }
        return Optional.of(text);
    }

    /** @throws AwsError ValidationException if it is none of these */
    Optional<String> oneOf(String member, List<String> values) {
        var value = optional(member, Integer.MAX_VALUE);
        if (value.isPresent() && !values.contains(value.get())) {
            throw Errors.constraint(value.get(), member, "Member must satisfy enum value set: " + values);
        }
        return value;
    }

    /** {@code includedData}: false if only metadata is asked for, which needs no key of encrypted data. */
    boolean asksForAll() {
        return oneOf("includedData", List.of("ALL_DATA", METADATA_ONLY))
                .filter(METADATA_ONLY::equals)
                .isEmpty();
    }

    /** Execution data: up to 256 KiB of UTF-8. */
    Optional<String> data(String member) {
        var value = optional(member, MAX_DATA_BYTES);
        if (value.isPresent() && value.get().getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES) {
            throw Errors.constraint(
                    value.get(), member, "Member must have length less than or equal to " + MAX_DATA_BYTES);
        }
        return value;
    }

    /** A whole number that is not negative. */
    Optional<Long> wholeNumber(String member) {
        return number(member).map(number -> {
            if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
                throw wrongType(member);
            }
            return number.longValue();
        });
    }

    /** A number that is not negative. */
    Optional<Double> number(String member) {
        var value = input.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw wrongType(member);
        }
        if (value.doubleValue() < 0) {
            throw Errors.constraint(value, member, "Member must have value greater than or equal to 0");
        }
        return Optional.of(value.doubleValue());
    }

    boolean flag(String member, boolean otherwise) {
        var value = input.get(member);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrongType(member);
        }
        return value.booleanValue();
    }

    /** {@code maxResults}: 0, like an absent value, means the default of 100. */
    int page() {
        var value = input.get("maxResults");
        if (value == null || value.isNull()) {
            return DEFAULT_PAGE;
        }
        if (!value.isInt()) {
            throw wrongType("maxResults");
        }
        int page = value.intValue();
        if (page > MAX_PAGE) {
            throw Errors.constraint(page, "maxResults", "Member must have value less than or equal to " + MAX_PAGE);
        }
        if (page < 0) {
            throw Errors.constraint(page, "maxResults", "Member must have value greater than or equal to 0");
        }
        return page == 0 ? DEFAULT_PAGE : page;
    }

    Optional<ObjectNode> structure(String member) {
        JsonNode value = input.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw wrongType(member);
    }

    private static AwsError wrongType(String member) {
        return new AwsError("SerializationException", "The member '" + member + "' has the wrong type.");
    }
}
