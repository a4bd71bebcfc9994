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
        implements Step {}
