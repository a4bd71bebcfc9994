package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.stepfunctions.machine.Machine;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.TagRows;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Operations on the tags of state machines. */
final class TagActions {

    private static final int MAX_ARN = 256;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;
    private static final int MOST_TAGS = 50;

    private final Database database;
    private final Arns arns;

    TagActions(Database database, Arns arns) {
        this.database = database;
        this.arns = arns;
    }

    Response list(Parameters request) {
        var arn = request.required("resourceArn", MAX_ARN);
        return database.inTransaction(tx -> {
            var answer = Json.object();
            var tags = answer.putArray("tags");
            TagRows.of(tx, require(tx, arn).id())
                    .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
            return Response.json(answer);
        });
    }

    Response tag(Parameters request) {
        var arn = request.required("resourceArn", MAX_ARN);
        var tags = of(request);
        return database.inTransaction(tx -> {
            put(tx, arn, require(tx, arn).id(), tags);
            return Response.json(Json.object());
        });
    }

    Response untag(Parameters request) {
        var arn = request.required("resourceArn", MAX_ARN);
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode key : request.input().path("tagKeys")) {
            keys.add(key.asString(""));
        }
        return database.inTransaction(tx -> {
            TagRows.delete(tx, require(tx, arn).id(), keys);
            return Response.json(Json.object());
        });
    }

    private Machine require(Connection tx, String arn) throws SQLException {
        return MachineRows.find(tx, arns.parseMachine(arn)).orElseThrow(() -> Errors.resourceNotFound(arn));
    }

    /** The tags in a request, each with a key that is valid. */
    static Map<String, String> of(Parameters request) {
        var tags = new LinkedHashMap<String, String>();
        for (JsonNode tag : request.input().path("tags")) {
            var key = tag.path("key").asString("");
            var value = tag.path("value").asString("");
            if (key.isEmpty() || key.length() > MAX_KEY) {
                throw Errors.constraint(key, "tags.member.key", "Member must have length from 1 to " + MAX_KEY);
            }
            if (value.length() > MAX_VALUE) {
                throw Errors.constraint(
                        value, "tags.member.value", "Member must have length less than or equal to " + MAX_VALUE);
            }
            tags.put(key, value);
        }
        return tags;
    }

    static void put(Connection tx, String arn, int machine, Map<String, String> tags) throws SQLException {
        TagRows.put(tx, machine, tags);
        if (TagRows.of(tx, machine).size() > MOST_TAGS) {
            throw new AwsError("TooManyTags", "A resource cannot have more than " + MOST_TAGS + " tags: '" + arn + "'");
        }
    }
}
