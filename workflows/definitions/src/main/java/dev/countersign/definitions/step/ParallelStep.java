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

    /** The same step with other branches. */
    public ParallelStep with(List<List<Step>> otherBranches) {
        return new ParallelStep(key, name, join, samePerson, otherBranches);
    }

    /** The same step that goes on at another time. */
    public ParallelStep with(Join otherJoin) {
        return new ParallelStep(key, name, otherJoin, samePerson, branches);
    }

    /** The same step with another rule for people who decide in several branches. */
    public ParallelStep with(SamePerson other) {
        return new ParallelStep(key, name, join, other, branches);
    }
}
