package dev.countersign.asl.parse;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.state.StateType;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** Checks the required fields of a state and the format of fields that are not expressions. */
final class RequiredFields {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[a-zA-Z0-9_.:-]+}");
    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-zA-Z0-9-]*:[a-zA-Z0-9-]*:function:[a-zA-Z0-9-_<>]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[a-zA-Z0-9-]+:[a-zA-Z0-9-]*:[0-9]*:.+");

    private RequiredFields() {}

    static void check(StateType type, Fields fields) {
        switch (type) {
            case TASK -> {
                fields.require("Resource");
                resource(fields);
                if (fields.has("Credentials")) {
                    fields.expect("Credentials", fields.raw("Credentials"), JsonNodeType.OBJECT);
                    fields.template("Credentials");
                }
                errorHandling(fields);
            }
            case CHOICE -> choices(fields);
            case WAIT -> time(fields);
            case PARALLEL -> {
                fields.require("Branches");
                objects(fields, "Branches");
                errorHandling(fields);
            }
            case MAP -> {
                items(fields);
                errorHandling(fields);
            }
            case PASS, SUCCEED, FAIL -> {}
        }
    }

    private static void resource(Fields fields) {
        String arn = fields.text("Resource");
        if (arn == null || SUBSTITUTION.matcher(arn).find()) {
            return;
        }
        boolean function = arn.contains(":lambda:") && arn.contains(":function:");
        if (!(function ? FUNCTION : ARN).matcher(arn).matches()) {
            fields.problem("Resource", "Value is not a valid resource ARN");
        }
    }

    private static void choices(Fields fields) {
        fields.require("Choices");
        objects(fields, "Choices");
    }

    private static void time(Fields fields) {
        if (!fields.has("Seconds")
                && !fields.has("SecondsPath")
                && !fields.has("Timestamp")
                && !fields.has("TimestampPath")) {
            fields.problem("A Wait state needs one of these fields: [Seconds, SecondsPath, Timestamp, TimestampPath]");
        }
    }

    private static void items(Fields fields) {
        if (!fields.has("ItemProcessor") && !fields.has("Iterator")) {
            fields.require("ItemProcessor");
        }
        percentage(fields);
        AllowedFields.exclude(fields.inner("ItemReader").inner("ReaderConfig"), List.of("MaxItems", "MaxItemsPath"));
        AllowedFields.exclude(fields.inner("ItemBatcher"), List.of("MaxItemsPerBatch", "MaxItemsPerBatchPath"));
        AllowedFields.exclude(
                fields.inner("ItemBatcher"), List.of("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"));
    }

    private static void percentage(Fields fields) {
        JsonNode percentage = fields.raw("ToleratedFailurePercentage");
        if (percentage.isNumber() && (percentage.doubleValue() < 0 || percentage.doubleValue() > 100)) {
            fields.problem("ToleratedFailurePercentage", "Value must be between 0 and 100");
        }
    }

    private static void errorHandling(Fields fields) {
        objects(fields, "Retry");
        objects(fields, "Catch");
        for (String name : List.of("Retry", "Catch")) {
            List<Fields> handlers = fields.each(name);
            for (int index = 0; index < handlers.size(); index++) {
                errorEquals(handlers.get(index), index == handlers.size() - 1);
            }
        }
    }

    private static void errorEquals(Fields handler, boolean last) {
        handler.require("ErrorEquals");
        JsonNode names = handler.raw("ErrorEquals");
        if (names.isMissingNode() || !handler.expect("ErrorEquals", names, JsonNodeType.ARRAY)) {
            return;
        }
        for (int index = 0; index < names.size(); index++) {
            String field = "ErrorEquals[" + index + ']';
            boolean all = handler.expect(field, names.get(index), JsonNodeType.STRING)
                    && names.get(index).stringValue().equals(Failure.ALL);
            if (all && (names.size() > 1 || !last)) {
                handler.problem(field, "States.ALL must appear alone and at end of list");
            }
        }
        if (names.isEmpty()) {
            handler.problem("ErrorEquals", "Value cannot be empty");
        }
    }

    /** An array of objects, if present. */
    private static void objects(Fields fields, String name) {
        JsonNode array = fields.raw(name);
        if (array.isMissingNode() || !fields.expect(name, array, JsonNodeType.ARRAY)) {
            return;
        }
        for (Fields element : fields.each(name)) {
            if (!element.json().isObject()) {
                element.problem("Expected value of type Object");
            }
        }
        if (array.isEmpty() && !name.equals("Retry") && !name.equals("Catch")) {
            fields.problem(name, "Value cannot be empty");
        }
    }
}
