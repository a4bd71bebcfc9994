package dev.countersign.e2e.durability;

import java.util.List;

/**
 * A step of a random machine. A text is passed through the machine, and each step appends its name, so that the text shows the path. A name is unique in a
 * plan.
 */
sealed interface Step {

    String name();

    /** Only appends its name. Every flow ends with one. */
    record Mark(String name) implements Step {}

    record Sleep(String name, int seconds) implements Step {}

    /** A Task state. */
    sealed interface Task extends Step {

        /** Whether the machine continues after the last attempt failed. */
        boolean caught();

        /** Whether it waits after its call. */
        boolean waits();

        /** The name of the error when an attempt fails. */
        String error();
    }

    /** A message that nobody answers: to a queue, or to a topic with a queue behind it. */
    record Tell(String name, boolean byTopic) implements Task {

        @Override
        public boolean caught() {
            return false;
        }

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public String error() {
            throw new IllegalStateException("it never fails");
        }
    }

    /**
     * A message with a task token.
     *
     * @param answers one for each attempt; only the last may be a success. With a timeout, nobody answers
     */
    record Ask(String name, List<Answer> answers, Clock clock, boolean caught) implements Task {

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public String error() {
            return clock == Clock.NO ? Answer.ERROR : "States.Timeout";
        }
    }

    /** What ends an attempt that gets no answer. */
    enum Clock {
        NO,
        TIMEOUT,
        HEARTBEAT
    }

    /** A function that works this long before it answers; attempts as in {@link Ask}. */
    record Call(String name, List<Answer> answers, int millis, boolean caught) implements Task {

        @Override
        public boolean waits() {
            return false;
        }

        @Override
        public String error() {
            return Hiccup.class.getName();
        }
    }

    /** Another machine, whose end the step waits for. */
    record Child(String name, Plan plan, boolean caught) implements Task {

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public String error() {
            return "States.TaskFailed";
        }
    }

    /** One of two paths, depending on the length of the text. */
    record Either(String name, List<Step> even, List<Step> odd) implements Step {}

    record Repeat(String name, int times, List<Step> body) implements Step {}

    record Each(String name, int items, int atOnce, List<Step> body) implements Step {}

    record All(String name, List<List<Step>> branches) implements Step {}

    /** A branch that waits for an answer that never comes, until the other branch fails; the failure is caught. */
    record Race(String name, int seconds) implements Step {

        String loser() {
            return name + "-never";
        }
    }

    /** The end of the machine. */
    record Fail(String name) implements Step {}
}
