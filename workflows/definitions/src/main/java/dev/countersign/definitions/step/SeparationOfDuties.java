package dev.countersign.definitions.step;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which approval steps of a template need different people: those in different branches of a parallel step, unless it allows the same
 * person, and those that one names in {@link ApprovalStep#differentFrom()}. The relation is symmetric and irreflexive.
 */
public final class SeparationOfDuties {

    private final Map<String, Set<String>> apart = new HashMap<>();

    private SeparationOfDuties() {}

    public static SeparationOfDuties of(List<Step> steps) {
        SeparationOfDuties duties = new SeparationOfDuties();
        StepTree.of(steps, ApprovalStep.class)
                .forEach(step -> step.differentFrom().forEach(other -> duties.add(step.key(), other)));
        StepTree.of(steps, ParallelStep.class)
                .filter(parallel -> parallel.samePerson() == ParallelStep.SamePerson.REFUSED)
                .forEach(parallel -> duties.sides(parallel.branches()));
        return duties;
    }

    /** The steps of which nobody may have decided one who decides this one. */
    public Set<String> apartFrom(String step) {
        return Set.copyOf(apart.getOrDefault(step, Set.of()));
    }

    private void sides(List<List<Step>> branches) {
        for (int one = 0; one < branches.size(); one++) {
            for (int other = 0; other < one; other++) {
                List<Step> there = branches.get(other);
                StepTree.of(branches.get(one), ApprovalStep.class)
                        .forEach(here -> StepTree.of(there, ApprovalStep.class)
                                .forEach(beside -> add(here.key(), beside.key())));
            }
        }
    }

    private void add(String one, String other) {
        if (!one.equals(other)) {
            apart.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
            apart.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
        }
    }
}
