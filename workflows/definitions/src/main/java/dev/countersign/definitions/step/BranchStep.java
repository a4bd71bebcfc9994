package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;

/** The first case whose condition holds is walked; if none holds, {@code otherwise}, which may be empty. */
public record BranchStep(String key, Text name, List<Case> cases, List<Step> otherwise) implements Step {

    /**
     * One case.
     *
     * @param when JSONata over {@code $form}, {@code $requester} and {@code $results}
     * @param label the condition in words, short enough to fit below the name of a step: "above €20,000"
     */
    public record Case(String when, Text label, List<Step> steps) {

        public Case {
            steps = List.copyOf(steps);
        }

        /** The same steps under another condition. */
        public Case when(String otherCondition) {
            return new Case(otherCondition, label, steps);
        }

        /** The same case with another label. */
        public Case labelled(Text otherLabel) {
            return new Case(when, otherLabel, steps);
        }
    }

    public BranchStep {
        cases = List.copyOf(cases);
        otherwise = List.copyOf(otherwise);
    }

    /** The same step with other cases. */
    public BranchStep with(List<Case> otherCases) {
        return new BranchStep(key, name, otherCases, otherwise);
    }
}
