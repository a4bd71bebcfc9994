package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.step.WaitStep;

/** How long the request waits. */
final class WaitProperties extends StepProperties<WaitStep> {

    WaitProperties(StepScope scope) {
        super(WaitStep.class, scope);
        add(bind().bind(
                        "/until",
                        new UntilInput(scope),
                        WaitStep::until,
                        (step, until) -> new WaitStep(step.key(), step.name(), until)));
    }
}
