package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;

/** The first case whose condition holds is walked; where none holds, {@code otherwise}, which may be empty. */
public record BranchStep(String key, Text name, List<Case> cases, List<Step> otherwise) implements Step {

    /**
     * One of the ways.
     *
     * @param when JSONata over {@code $form}, {@code $requester} and {@code $results}
     * @param label when it is taken, in words that fit below a step's name: "above €20,000"
     */
    public record Case(String when, Text label, List<Step> steps) {

        public Case {
            steps = List.copyOf(steps);
        }
    }

    public BranchStep {
        cases = List.copyOf(cases);
        otherwise = List.copyOf(otherwise);
    }
}
