package dev.countersign.definitions.outline;

import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import java.util.List;

/** One box or fork of the path that a request takes. */
public sealed interface Node {

    /**
     * A step to be drawn: an approval, an automated step, a notification, a wait.
     *
     * @param when in which case it is walked ("above €20,000"); {@link Text#NONE} where always
     */
    record StepNode(Step step, Passage passage, Text when) implements Node {

        public String key() {
            return step.key();
        }

        public Text name() {
            return step.name();
        }
    }

    /** Several ways at the same time. */
    record ForkNode(String key, Text name, Join join, List<List<Node>> branches) implements Node {

        public ForkNode {
            branches = branches.stream().map(List::copyOf).toList();
        }
    }

    /** Whether a request comes by. */
    enum Passage {
        /** As far as the form tells, it does. */
        WALKED,
        /** The form rules it out. */
        SKIPPED,
        /** That depends on what earlier steps will say. */
        OPEN
    }
}
