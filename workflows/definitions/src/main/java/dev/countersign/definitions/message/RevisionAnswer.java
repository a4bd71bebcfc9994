package dev.countersign.definitions.message;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code SendTaskSuccess} carries for the task of step {@link HumanTask#REVISE} when the requester changed the request; when they
 * withdrew it or let the time pass, it is a {@link TaskAnswer}.
 *
 * @param task which task is answered; with the revision before
 * @param revision the new revision, greater than the one before
 * @param form the form as it was normalised
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
