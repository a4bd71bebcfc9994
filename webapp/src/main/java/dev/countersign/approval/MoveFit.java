package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import java.util.List;

/** Whether a request can be moved to another version of its template. */
public sealed interface MoveFit {

    /**
     * It can.
     *
     * @param waits the steps at which people are asked, who stay asked, with the names they have then
     * @param first what the other version does before, and this one did not
     */
    record Fits(List<Text> waits, List<Text> first) implements MoveFit {
        public Fits {
            waits = List.copyOf(waits);
            first = List.copyOf(first);
        }
    }

    /**
     * It cannot now.
     *
     * @param subject the step or the field that is the reason; {@link Text#NONE} if the reason needs none
     */
    record Stays(Why why, Text subject) implements MoveFit {
        static Stays because(Why why) {
            return new Stays(why, Text.NONE);
        }
    }

    /** Why a request stays on its version. */
    enum Why {
        /** It has ended. */
        CLOSED,
        /** It is on another version than the one to move from. */
        ON_ANOTHER_VERSION,
        /** It is the own request of whoever would move it. */
        OWN,
        /** Its execution does not wait for people: it starts, an automated step runs, or it waits for a time. */
        NOBODY_IS_ASKED,
        /** Its execution has ended otherwise than decided. */
        NOT_CONFIRMED,
        /** Its requester is asked to change it, or has changed it. */
        IS_CHANGED,
        /** A decision can still be undone, or its execution has not been told. */
        DECISION_ON_ITS_WAY,
        /** An answer came too late for its execution, and would not be too late for another. */
        ANSWER_WAS_LATE,
        /** A part of what was decided was decided about an earlier form. */
        DECIDED_BEFORE_A_CHANGE,
        /** It failed and was retried, so that its history does not tell what was done. */
        WAS_RETRIED,
        /** People are asked at a step that the other version does not have. */
        STEP_IS_MISSING,
        /** People are asked at a step to which the other version would not come with this form. */
        STEP_IS_NOT_REACHED,
        /** The step asks another number of panels there. */
        OTHER_PANELS,
        /** The step is escalated, and not there. */
        NOT_ESCALATED,
        /** An automated step may run beside the people who are asked. */
        STEP_MAY_RUN,
        /** A step may have run that the other version could not compensate. */
        CANNOT_COMPENSATE,
        /** The other form does not accept an answer. */
        FORM,
        /** Form and results are too large for the input of another execution. */
        TOO_LARGE
    }
}
