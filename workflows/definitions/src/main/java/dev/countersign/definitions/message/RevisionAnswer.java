package dev.countersign.definitions.message;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of {@code SendTaskSuccess} for the task of step {@link HumanTask#REVISE}, if the requester has changed the request. If the request
 * was withdrawn or expired, the output is a {@link TaskAnswer}.
 *
 * @param task the answered task, with the previous revision
 * @param revision the new revision, greater than the previous one
 * @param title what the request is called now
 * @param form the normalised form
 */
public record RevisionAnswer(TaskAnswer.Task task, int revision, String title, JsonNode form)
        implements HumanTaskAnswer {

    public static final String OUTCOME = TaskAnswer.Outcome.REVISED.name();

    /** Compares numbers by value, since a history may hold {@code 1} for {@code 1.0}. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    public RevisionAnswer {
        if (revision <= task.revision()) {
            throw new IllegalArgumentException("revision %d after %d".formatted(revision, task.revision()));
        }
    }

    @Override
    public String toJson() {
        ObjectNode json = Json.object();
        task.write(json.putObject("task"));
        json.put("outcome", OUTCOME);
        json.put("revision", revision);
        json.put("title", title);
        json.set("form", form);
        return json.toString();
    }

    /** The state adds to its output which step had asked for the changes. */
    @Override
    public boolean isOutput(String output) {
        MessageReader given = MessageReader.of(output);
        return given.text("outcome").equals(OUTCOME)
                && TaskAnswer.Task.read(given.inner("task")).equals(task)
                && given.count("revision") == revision
                && given.any("form").equals(BY_VALUE, form);
    }
}
