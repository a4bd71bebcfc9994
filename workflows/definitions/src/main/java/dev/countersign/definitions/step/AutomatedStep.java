package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A function is called; its answer is the result of the step.
 *
 * @param timeoutSeconds how long one attempt may take
 * @param compensation the call that undoes the step if the request is not approved. It may be made twice, and for a step that was
 *     interrupted before it did anything
 * @param denial when the answer denies the request; never if null
 */
public record AutomatedStep(
        String key,
        Text name,
        FunctionCall call,
        int timeoutSeconds,
        Retry retry,
        @Nullable FunctionCall compensation,
        @Nullable Denial denial)
        implements Step {

    /** The same step with another call. */
    public AutomatedStep with(FunctionCall other) {
        return new AutomatedStep(key, name, other, timeoutSeconds, retry, compensation, denial);
    }

    /** The same step with another time for an attempt. */
    public AutomatedStep withTimeout(int seconds) {
        return new AutomatedStep(key, name, call, seconds, retry, compensation, denial);
    }

    /** The same step with other retries. */
    public AutomatedStep with(Retry other) {
        return new AutomatedStep(key, name, call, timeoutSeconds, other, compensation, denial);
    }

    /** The same step with another call that undoes it; none if null. */
    public AutomatedStep withCompensation(@Nullable FunctionCall other) {
        return new AutomatedStep(key, name, call, timeoutSeconds, retry, other, denial);
    }

    /** The same step with another denial; none if null. */
    public AutomatedStep withDenial(@Nullable Denial other) {
        return new AutomatedStep(key, name, call, timeoutSeconds, retry, compensation, other);
    }
}
