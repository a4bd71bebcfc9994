package dev.countersign.definitions.message;

/** The output of {@code SendTaskSuccess} for a {@link HumanTask}. */
public sealed interface HumanTaskAnswer permits TaskAnswer, RevisionAnswer {

    /** Which task is answered. */
    TaskAnswer.Task task();

    String toJson();

    /**
     * Whether this is the output of a state that accepted this answer.
     *
     * @throws MalformedMessage if it is the output of no such state
     */
    boolean isOutput(String output);
}
