package dev.countersign.trial;

import dev.countersign.definitions.text.Text;

/** Why a step is on the way of a request, or is not. */
public sealed interface Cause {

    /** The template does not have the step, or did not have it before. */
    record OtherTemplate() implements Cause {}

    /**
     * A branch went another way.
     *
     * @param branch its name
     * @param condition the case around the step, in words or in JSONata; empty if it is the one for which no condition holds
     * @param holds whether the case is walked now
     */
    record Condition(Text branch, Text condition, boolean holds) implements Cause {}

    /** What comes before it ends in another way. */
    record Before() implements Cause {}
}
