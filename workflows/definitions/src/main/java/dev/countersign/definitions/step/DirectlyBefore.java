package dev.countersign.definitions.step;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the approval steps that a request passed directly before it came to another one. Steps without a decision in between do not count. After
 * parallel branches these are the last approvals of each branch.
 */
public final class DirectlyBefore {

    private final String key;
    private final Set<String> walked;
    private Set<String> found = Set.of();

    private DirectlyBefore(String key, Set<String> walked) {
        this.key = key;
        this.walked = walked;
    }

    /**
     * The keys of these steps.
     *
     * @param key the approval step in question
     * @param walked the approval steps in which people were asked
     */
    public static Set<String> of(List<Step> steps, String key, Set<String> walked) {
        DirectlyBefore search = new DirectlyBefore(key, walked);
        search.walk(steps, Set.of());
        return search.found;
    }

    /** Returns the last approvals when these steps have ended. */
    private Set<String> walk(List<Step> steps, Set<String> before) {
        Set<String> last = before;
        for (Step step : steps) {
            last = switch (step) {
                case ApprovalStep approval -> pass(approval.key(), last);
                case BranchStep branch -> sides(branch.parts(), last);
                case ParallelStep parallel -> sides(parallel.branches(), last);
                case AutomatedStep _, NotifyStep _, WaitStep _ -> last;
            };
        }
        return last;
    }

    private Set<String> pass(String approval, Set<String> before) {
        if (approval.equals(key)) {
            found = before;
        }
        return walked.contains(approval) ? Set.of(approval) : before;
    }

    private Set<String> sides(List<List<Step>> sides, Set<String> before) {
        Set<String> last = new HashSet<>();
        for (List<Step> side : sides) {
            Set<String> ending = walk(side, before);
            if (!ending.equals(before)) {
                last.addAll(ending);
            }
        }
        return last.isEmpty() ? before : last;
    }
}
