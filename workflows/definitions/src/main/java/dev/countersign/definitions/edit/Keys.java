package dev.countersign.definitions.edit;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives steps other keys. Other steps that name the old key follow; JSONata does not, and the checks report it. */
public final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Keys() {}

    /** Whether a step may have this key. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Empty if there is no such step, the new key is not one, or another step has it. */
    public static Optional<List<Step>> rename(List<Step> steps, String key, String now) {
        if (!isKey(now) || (!now.equals(key) && StepTree.find(steps, now).isPresent())) {
            return Optional.empty();
        }
        return StepEdits.change(steps, key, step -> StepEdits.withKey(step, now))
                .map(renamed -> following(renamed, name -> name.equals(key) ? now : name));
    }

    private static List<Step> following(List<Step> steps, UnaryOperator<String> name) {
        return steps.stream().map(step -> following(step, name)).toList();
    }

    private static Step following(Step step, UnaryOperator<String> name) {
        return switch (step) {
            case ApprovalStep approval -> approval(approval, name);
            case BranchStep _, ParallelStep _ ->
                StepEdits.withParts(
                        step,
                        step.parts().stream()
                                .map(inner -> following(inner, name))
                                .toList());
            case AutomatedStep _, NotifyStep _, WaitStep _ -> step;
        };
    }

    private static ApprovalStep approval(ApprovalStep step, UnaryOperator<String> name) {
        Set<String> others = step.differentFrom().stream().map(name).collect(Collectors.toSet());
        ApproverPolicy policy = step.policy();
        Approvers fallback = policy.fallback();
        return step.with(quorum(step.quorum(), name))
                .withDifferentFrom(others)
                .with(new Expiry(
                        step.onExpiry().escalations().stream()
                                .map(one -> new Expiry.Escalation(approvers(one.to(), name), one.due()))
                                .toList(),
                        step.onExpiry().last()))
                .with(new ApproverPolicy(
                        policy.ownRequest(),
                        policy.sameApprover(),
                        fallback == null ? null : approvers(fallback, name),
                        policy.looksAt()));
    }

    private static Quorum quorum(Quorum quorum, UnaryOperator<String> name) {
        List<Panel> panels = quorum.panels().stream()
                .map(panel -> new Panel(approvers(panel.approvers(), name), panel.rule(), panel.weight()))
                .toList();
        return switch (quorum) {
            case Quorum.Each each -> new Quorum.Each(panels, each.membership());
            case Quorum.Weighted weighted -> new Quorum.Weighted(panels, weighted.needed(), weighted.membership());
        };
    }

    private static Approvers approvers(Approvers approvers, UnaryOperator<String> name) {
        return approvers instanceof Approvers.ManagerOfApprover(String step)
                ? new Approvers.ManagerOfApprover(name.apply(step))
                : approvers;
    }
}
