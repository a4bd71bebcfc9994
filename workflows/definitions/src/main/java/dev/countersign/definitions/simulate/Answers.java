package dev.countersign.definitions.simulate;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.ApprovalStep;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the people and functions of an imagined request answer. People answer at the last moment, so that the times are the latest ones. */
public interface Answers {

    /** Everybody approves, each function answers with an empty object, and whoever is asked to change a request sends it unchanged. */
    Answers ALL_APPROVE = new Answers() {};

    /** What the people of an approval answer together. */
    enum Verdict {
        APPROVE,
        DENY,
        REQUEST_CHANGES,
        /** Nothing until the due date. */
        NOTHING;

        /** Whether the people of the step can answer this. */
        public boolean isPossible(ApprovalStep step) {
            return switch (this) {
                case APPROVE -> step.answers().contains(ApprovalStep.Answer.APPROVE);
                case DENY -> step.answers().contains(ApprovalStep.Answer.DENY);
                case REQUEST_CHANGES -> step.answers().contains(ApprovalStep.Answer.REQUEST_CHANGES);
                case NOTHING -> true;
            };
        }
    }

    /** What the requester does who is asked to change the request. */
    sealed interface Revision {

        record Changed(JsonNode form) implements Revision {}

        record Withdrawn() implements Revision {}

        /** The requester does nothing until the due date. */
        record Nothing() implements Revision {}
    }

    /** How a call of a function ends. */
    sealed interface Returned {

        record Result(JsonNode value) implements Returned {}

        record Failed(String error) implements Returned {}
    }

    /** What the people asked by this task answer. */
    default Verdict verdict(HumanTask task) {
        return Verdict.APPROVE;
    }

    /** What happens to a request with this form that was sent back. */
    default Revision revision(int revision, JsonNode form) {
        return new Revision.Changed(form);
    }

    /**
     * What a function answers.
     *
     * @param step the automated step
     * @param undoing whether it is the step's compensation
     */
    default Returned result(String step, boolean undoing, JsonNode input) {
        return new Returned.Result(JsonNodeFactory.instance.objectNode());
    }

    /** The person in whose name this step is decided, for later steps that need to know; empty if nobody is named. */
    default Optional<String> decider(HumanTask task) {
        return Optional.empty();
    }
}
