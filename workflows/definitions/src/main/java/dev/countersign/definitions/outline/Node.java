package dev.countersign.definitions.outline;

import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import java.util.List;

/** A node of the path of a request: one step, or parallel branches. */
public sealed interface Node {

    /**
     * A step to be drawn: an approval, an automated step, a notification, a wait.
     *
     * @param when the case in which it is walked ("above €20,000"); {@link Text#NONE} if always
     */
    record StepNode(Step step, Passage passage, Text when) implements Node {

        public String key() {
            return step.key();
        }

        public Text name() {
            return step.name();
        }

        /** The same step, taken or not as this says. */
        public StepNode with(Passage other) {
            return new StepNode(step, other, when);
        }
    }

    /** Several branches at the same time. */
    record ForkNode(String key, Text name, Join join, List<List<Node>> branches) implements Node {

        public ForkNode {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /** Whether the request takes this step. */
    enum Passage {
        /** It does, as far as the form tells. */
        WALKED,
        /** It does not, because of the form. */
        SKIPPED,
        /** It depends on results of earlier steps. */
        OPEN
    }
}
