package dev.countersign.definitions.simulate;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that would happen to an imagined request. */
public sealed interface Happening {

    /** In virtual time. */
    Instant at();

    /** The step it belongs to; empty if it belongs to the whole request. */
    String step();

    /**
     * People are asked.
     *
     * @param visit from 1; each further one is an escalation
     * @param due until when they can answer, which is when they do
     */
    record Asked(Instant at, String step, int visit, int revision, Instant due, Answers.Verdict verdict)
            implements Happening {}

    /**
     * The people of a step, or the requester who was asked to change the request, answer. If the due date passes, that is an answer, too.
     *
     * @param step as in {@link dev.countersign.definitions.message.HumanTask}
     * @param entered how many states of the state machine have been entered before
     */
    record Answered(Instant at, String step, int visit, int revision, int entered) implements Happening {}

    /**
     * A function is called.
     *
     * @param undoing whether it is the compensation of the step
     */
    record Called(Instant at, String step, boolean undoing, String function, JsonNode input, Answers.Returned returned)
            implements Happening {}

    /** An e-mail of a notification step is sent. */
    record Notified(Instant at, String step, List<String> to, String subject, String text) implements Happening {

        public Notified {
            to = List.copyOf(to);
        }
    }

    /** The request waits. */
    record Waited(Instant at, String step, Instant until) implements Happening {}

    /** The requester is asked to change the request. */
    record SentBack(Instant at, int revision, Instant due, Answers.Revision answer) implements Happening {

        @Override
        public String step() {
            return "";
        }
    }

    /** These approval steps do not wait any more, because another branch came through. */
    record Closed(Instant at, List<String> steps) implements Happening {

        public Closed {
            steps = List.copyOf(steps);
        }

        @Override
        public String step() {
            return "";
        }
    }

    /**
     * The request is over.
     *
     * @param decidedBy the step that decided it; null if it was approved
     */
    record Ended(
            Instant at,
            Outcome outcome,
            @Nullable String decidedBy,
            @Nullable String reason) implements Happening {

        @Override
        public String step() {
            return "";
        }
    }
}
