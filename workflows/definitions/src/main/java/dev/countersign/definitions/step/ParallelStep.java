package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * Several ways at the same time.
 *
 * @param samePerson whether a person who decided in one branch may decide in another as well
 */
public record ParallelStep(String key, Text name, Join join, SamePerson samePerson, List<List<Step>> branches)
        implements Step {

    /** When the whole goes on. */
    public enum Join {
        /** Every branch came through; a denial in one ends the others and the request. */
        ALL,
        /** One branch came through, the others are called off; denied only when all of them are. */
        ANY
    }

    /** Whether one person may decide in several branches. */
    public enum SamePerson {
        REFUSED,
        ALLOWED
    }

    public ParallelStep {
        branches = branches.stream().map(List::copyOf).toList();
    }

    /** One where nobody decides in two branches. */
    public ParallelStep(String key, Text name, Join join, List<List<Step>> branches) {
        this(key, name, join, SamePerson.REFUSED, branches);
    }
}
