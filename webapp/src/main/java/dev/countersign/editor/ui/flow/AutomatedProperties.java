package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import java.util.Optional;

/** Which function is called with what, how often it is tried again, what undoes it, and when its answer denies the request. */
final class AutomatedProperties extends StepProperties<AutomatedStep> {

    private static final int LONGEST = 900;

    AutomatedProperties(StepScope scope) {
        super(AutomatedStep.class, scope);
        CallInputForm input = new CallInputForm(scope);
        Choice<String> function = FunctionInput.name(scope);
        function.addValueChangeListener(now -> input.describe(now.getValue()));
        input.describe(function.getValue());
        add(
                bind().bind(
                                "/function",
                                function,
                                step -> step.call().function(),
                                (step, name) -> step.with(
                                        new FunctionCall(name, step.call().input()))),
                bind().bind(
                                "/input",
                                input,
                                step -> step.call().input(),
                                (step, payload) ->
                                        step.with(new FunctionCall(step.call().function(), payload))),
                bind().bind(
                                "/denial",
                                new DenialInput(scope),
                                step -> Optional.ofNullable(step.denial()),
                                (step, denial) -> step.withDenial(denial.orElse(null))),
                bind().bind(
                                "/compensation",
                                new CompensationInput(scope),
                                step -> Optional.ofNullable(step.compensation()),
                                (step, call) -> step.withCompensation(call.orElse(null))));
        calls();
    }

    private void calls() {
        CountField timeout = new CountField(say("template.step.timeout"), 1, LONGEST);
        addMore(
                bind().bind(
                                "/timeout",
                                timeout,
                                AutomatedStep::timeoutSeconds,
                                AutomatedStep::withTimeout,
                                seconds -> seconds == null || seconds < 1 || seconds > LONGEST
                                        ? Optional.of(say("template.step.from-to", 1, LONGEST))
                                        : Optional.empty()),
                bind().bind("/retry", new RetryInput(), AutomatedStep::retry, AutomatedStep::with));
    }

    @Override
    boolean isUnderMore(String path) {
        return path.startsWith("/timeout") || path.startsWith("/retry");
    }
}
