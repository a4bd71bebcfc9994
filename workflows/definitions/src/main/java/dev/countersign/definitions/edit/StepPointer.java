package dev.countersign.definitions.edit;

import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * The step that a JSON pointer into a template leads to.
 *
 * @param step the key of the innermost step
 * @param rest the pointer within this step, {@code /cases/0/when}; empty for the step itself
 */
public record StepPointer(String step, String rest) {

    private static final String STEPS = "/steps/";

    /** Empty if it does not lead to a step. */
    public static Optional<StepPointer> find(List<Step> steps, String path) {
        return path.startsWith(STEPS)
                ? within(steps, List.of(path.substring(STEPS.length()).split("/")))
                : Optional.empty();
    }

    private static Optional<StepPointer> within(List<Step> steps, List<String> names) {
        int index = number(names.getFirst());
        if (index < 0 || index >= steps.size()) {
            return Optional.empty();
        }
        Step step = steps.get(index);
        List<String> rest = names.subList(1, names.size());
        return inner(step, rest)
                .or(() -> Optional.of(new StepPointer(step.key(), rest.isEmpty() ? "" : "/" + String.join("/", rest))));
    }

    private static Optional<StepPointer> inner(Step step, List<String> names) {
        if (step instanceof BranchStep branch) {
            if (names.size() > 1 && names.getFirst().equals("otherwise")) {
                return within(branch.otherwise(), names.subList(1, names.size()));
            }
            return names.size() > 3
                            && names.getFirst().equals("cases")
                            && names.get(2).equals("steps")
                    ? part(step, number(names.get(1)), names.subList(3, names.size()))
                    : Optional.empty();
        }
        return names.size() > 2 && names.getFirst().equals("branches")
                ? part(step, number(names.get(1)), names.subList(2, names.size()))
                : Optional.empty();
    }

    private static Optional<StepPointer> part(Step step, int part, List<String> names) {
        return part < 0 || part >= step.parts().size()
                ? Optional.empty()
                : within(step.parts().get(part), names);
    }

    private static int number(String name) {
        return name.matches("[0-9]{1,5}") ? Integer.parseInt(name) : -1;
    }
}
