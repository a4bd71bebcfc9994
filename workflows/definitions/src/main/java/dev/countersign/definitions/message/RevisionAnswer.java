package dev.countersign.definitions.message;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of {@code SendTaskSuccess} for the task of step {@link HumanTask#REVISE}, if the requester has changed the request. If the request
 * was withdrawn or expired, the output is a {@link TaskAnswer}.
 *
 * @param task the answered task, with the previous revision
 * @param revision the new revision, greater than the previous one
 * @param form the normalised form
 */
public record RevisionAnswer(TaskAnswer.Task task, int revision, JsonNode form) {

    public static final String OUTCOME = "REVISED";

    public RevisionAnswer {
        if (revision <= task.revision()) {
            throw new IllegalArgumentException("revision %d after %d".formatted(revision, task.revision()));
        }
    }

    public String toJson() {
        ObjectNode json = Json.object();
        task.write(json.putObject("task"));
        json.put("outcome", OUTCOME);
        json.put("revision", revision);
        json.set("form", form);
        return json.toString();
    }
}
