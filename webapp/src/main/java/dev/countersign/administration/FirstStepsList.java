package dev.countersign.administration;

import java.util.List;

/**
 * What a new organisation needs, in the order in which it is done.
 *
 * @param noted whether the inbox of administrators speaks of it as long as something is left
 */
public record FirstStepsList(List<FirstStep> steps, boolean noted) {

    public FirstStepsList {
        steps = List.copyOf(steps);
    }

    public long done() {
        return steps.stream().filter(FirstStep::done).count();
    }
}
