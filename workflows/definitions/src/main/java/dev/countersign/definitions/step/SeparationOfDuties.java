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
        duties.add(steps);
        return duties;
    }

    /** The steps of which nobody may have decided one who decides this one. */
    public Set<String> apartFrom(String step) {
        return Set.copyOf(apart.getOrDefault(step, Set.of()));
    }

    private void add(List<Step> steps) {
        for (Step step : steps) {
            switch (step) {
                case ApprovalStep approval -> approval.differentFrom().forEach(other -> add(approval.key(), other));
                case BranchStep branch -> {
                    branch.cases().forEach(one -> add(one.steps()));
                    add(branch.otherwise());
                }
                case ParallelStep parallel -> {
                    parallel.branches().forEach(this::add);
                    if (parallel.samePerson() == ParallelStep.SamePerson.REFUSED) {
                        sides(parallel.branches());
                    }
                }
                case AutomatedStep _, NotifyStep _, WaitStep _ -> {}
            }
        }
    }

    private void sides(List<List<Step>> branches) {
        for (int one = 0; one < branches.size(); one++) {
            for (int other = 0; other < one; other++) {
                List<Step> there = branches.get(other);
                ApprovalStep.within(branches.get(one))
                        .forEach(here -> ApprovalStep.within(there).forEach(beside -> add(here.key(), beside.key())));
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
