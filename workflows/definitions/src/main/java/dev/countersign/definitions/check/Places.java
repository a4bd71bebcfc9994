package dev.countersign.definitions.check;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the steps of a template stand, as JSON pointers. */
public final class Places {

    private final Map<String, Step> found = new LinkedHashMap<>();

    private Places() {}

    /** All steps by their place, in the order of the template. */
    public static Map<String, Step> of(List<Step> steps) {
        Places places = new Places();
        places.walk("/steps", steps);
        return places.found;
    }

    /** The approval steps by their place. */
    static Map<String, ApprovalStep> approvals(List<Step> steps) {
        Map<String, ApprovalStep> approvals = new LinkedHashMap<>();
        of(steps).forEach((place, step) -> {
            if (step instanceof ApprovalStep approval) {
                approvals.put(place, approval);
            }
        });
        return approvals;
    }

    private void walk(String path, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            String place = path + "/" + i;
            found.put(place, steps.get(i));
            switch (steps.get(i)) {
                case BranchStep branch -> {
                    for (int one = 0; one < branch.cases().size(); one++) {
                        walk(
                                place + "/cases/" + one + "/steps",
                                branch.cases().get(one).steps());
                    }
                    walk(place + "/otherwise", branch.otherwise());
                }
                case ParallelStep parallel -> {
                    for (int side = 0; side < parallel.branches().size(); side++) {
                        walk(place + "/branches/" + side, parallel.branches().get(side));
                    }
                }
                default -> {}
            }
        }
    }
}
