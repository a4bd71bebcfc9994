package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;

/** Several ways at the same time. */
public record ParallelStep(String key, Text name, Join join, List<List<Step>> branches) implements Step {

    /** When the whole goes on. */
    public enum Join {
        /** Every branch came through; a denial in one ends the others and the request. */
        ALL,
        /** One branch came through, the others are called off; denied only when all of them are. */
        ANY
    }

    public ParallelStep {
        branches = branches.stream().map(List::copyOf).toList();
    }
}
