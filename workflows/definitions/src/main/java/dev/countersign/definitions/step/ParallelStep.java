package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * Several branches at the same time.
 *
 * @param samePerson whether a person who decided in one branch may decide in another
 */
public record ParallelStep(String key, Text name, Join join, SamePerson samePerson, List<List<Step>> branches)
        implements Step {

    /** When the request goes on. */
    public enum Join {
        /** When every branch came through; a denial in one ends the others and the request. */
        ALL,
        /** When one branch came through; the others are cancelled. Denied only if all are. */
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

    /** A step in which nobody decides in two branches. */
    public ParallelStep(String key, Text name, Join join, List<List<Step>> branches) {
        this(key, name, join, SamePerson.REFUSED, branches);
    }
}
