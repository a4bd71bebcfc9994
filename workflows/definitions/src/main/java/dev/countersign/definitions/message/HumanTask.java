package dev.countersign.definitions.message;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queue {@code human-tasks}: an execution waits for people. Delivered at least once and in any order.
 *
 * @param step the key of the approval step, or {@link #REVISE}
 * @param visit how often the step was entered, from 1. A higher visit of the same step replaces the lower one, whose token is not valid any more
 * @param revision the request's revision that the execution is at
 * @param taskToken what the answer must be sent with; never leaves the server
 */
public record HumanTask(UUID tenant, UUID requestId, String step, int visit, int revision, String taskToken) {

    /** The step in which the requester changes the request; no approval step has this key. */
    public static final String REVISE = "revise";

    /**
     * The message of this body.
     *
     * @throws MalformedMessage if it is none
     */
    public static HumanTask fromJson(String body) {
        MessageReader message = MessageReader.of(body);
        return new HumanTask(
                message.uuid("tenant"),
                message.uuid("requestId"),
                message.text("step"),
                message.count("visit"),
                message.count("revision"),
                message.text("taskToken"));
    }

    public String toJson() {
        ObjectNode json = Json.object();
        json.put("tenant", tenant.toString());
        json.put("requestId", requestId.toString());
        json.put("step", step);
        json.put("visit", visit);
        json.put("revision", revision);
        json.put("taskToken", taskToken);
        return json.toString();
    }
}
