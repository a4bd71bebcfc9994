package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A function is called; its answer is the step's result.
 *
 * @param timeoutSeconds how long one try may take
 * @param compensation what takes the step back when the request does not come through after all. It may be called twice, and for a
 *     step that was cut off before it did anything
 * @param denial when its answer refuses the request; without one it never does
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
