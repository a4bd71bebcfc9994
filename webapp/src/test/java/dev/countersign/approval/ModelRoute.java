package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request is, by the words of its template alone: which tasks wait, and how it ends. It knows nothing of states, tokens or history. The pure model of
 * {@link RandomActsIT}; its templates have approvals, and approvals beside each other.
 */
final class ModelRoute {

    /** A task that waits. */
    record Waits(String step, int revision, int visit) {}

    private static final int BRANCH_IS_OVER = -1;

    private final TemplateDefinition template;
    private final Set<Waits> waits = new LinkedHashSet<>();
    private final Map<Integer, Integer> branches = new LinkedHashMap<>();
    private final Set<Integer> denied = new LinkedHashSet<>();
    private int revision = 1;
    private int at;
    private String sentBackBy = "";
    private Optional<Outcome> end = Optional.empty();

    ModelRoute(TemplateDefinition template) {
        this.template = template;
        enter(0);
    }

    Set<Waits> waits() {
        return Set.copyOf(waits);
    }

    /** How the request has ended. */
    Optional<Outcome> end() {
        return end;
    }

    int revision() {
        return revision;
    }

    /** The execution is stopped from outside. */
    void stop() {
        waits.clear();
        end = Optional.of(Outcome.WITHDRAWN);
    }

    void answer(Waits task, Outcome outcome) {
        if (!waits.remove(task)) {
            throw new AssertionError(task + " is answered and does not wait, but " + waits);
        }
        if (task.step().equals(HumanTask.REVISE)) {
            revise(outcome);
            return;
        }
        ApprovalStep step = approval(task.step());
        switch (outcome) {
            case APPROVED -> goOn(task.step());
            case DENIED, CHANGES_REQUESTED, WITHDRAWN -> stopAt(task.step(), outcome);
            case EXPIRED -> expire(step, task.visit());
            case REVISED -> throw new AssertionError("nobody can revise at " + task);
        }
    }

    private void expire(ApprovalStep step, int visit) {
        if (visit <= step.onExpiry().escalations().size()) {
            waits.add(new Waits(step.key(), revision, visit + 1));
            return;
        }
        switch (step.onExpiry().last()) {
            case APPROVE -> goOn(step.key());
            case DENY -> stopAt(step.key(), Outcome.DENIED);
            case END -> stopAt(step.key(), Outcome.EXPIRED);
            case SEND_BACK -> stopAt(step.key(), Outcome.CHANGES_REQUESTED);
        }
    }

    private void revise(Outcome outcome) {
        if (outcome != Outcome.REVISED) {
            end = Optional.of(outcome);
            return;
        }
        revision++;
        enter(template.revisions().goesOn() == GoesOn.START ? 0 : indexOf(sentBackBy));
    }

    private void enter(int index) {
        at = index;
        branches.clear();
        denied.clear();
        waits.clear();
        if (index == template.steps().size()) {
            end = Optional.of(Outcome.APPROVED);
            return;
        }
        if (template.steps().get(index) instanceof ParallelStep parallel) {
            for (int branch = 0; branch < parallel.branches().size(); branch++) {
                branches.put(branch, 0);
                ask(parallel.branches().get(branch).getFirst());
            }
        } else {
            ask(template.steps().get(index));
        }
    }

    private void ask(Step step) {
        waits.add(new Waits(step.key(), revision, 1));
    }

    private void goOn(String step) {
        if (!(template.steps().get(at) instanceof ParallelStep parallel)) {
            enter(at + 1);
            return;
        }
        int branch = branchOf(parallel, step);
        List<Step> inner = parallel.branches().get(branch);
        int next = branches.getOrDefault(branch, 0) + 1;
        if (next < inner.size()) {
            branches.put(branch, next);
            ask(inner.get(next));
            return;
        }
        branches.put(branch, BRANCH_IS_OVER);
        if (parallel.join() == ParallelStep.Join.ANY
                || branches.values().stream().allMatch(position -> position == BRANCH_IS_OVER)) {
            enter(at + 1);
        }
    }

    private void stopAt(String step, Outcome outcome) {
        if (outcome == Outcome.DENIED
                && template.steps().get(at) instanceof ParallelStep parallel
                && parallel.join() == ParallelStep.Join.ANY) {
            denied.add(branchOf(parallel, step));
            if (denied.size() < parallel.branches().size()) {
                return;
            }
        }
        waits.clear();
        if (outcome == Outcome.CHANGES_REQUESTED && template.isRevisable()) {
            sentBackBy = step;
            waits.add(new Waits(HumanTask.REVISE, revision, 1));
        } else {
            end = Optional.of(outcome);
        }
    }

    private int indexOf(String step) {
        List<Step> steps = template.steps();
        for (int index = 0; index < steps.size(); index++) {
            if (StepTree.of(List.of(steps.get(index)), ApprovalStep.class)
                    .anyMatch(one -> one.key().equals(step))) {
                return index;
            }
        }
        throw new AssertionError("no step " + step);
    }

    private static int branchOf(ParallelStep parallel, String step) {
        List<List<Step>> branches = new ArrayList<>(parallel.branches());
        for (int branch = 0; branch < branches.size(); branch++) {
            if (branches.get(branch).stream().anyMatch(one -> one.key().equals(step))) {
                return branch;
            }
        }
        throw new AssertionError(step + " is in no branch of " + parallel.key());
    }

    private ApprovalStep approval(String key) {
        return StepTree.of(template.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
