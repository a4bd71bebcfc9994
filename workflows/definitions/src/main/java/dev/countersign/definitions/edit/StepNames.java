package dev.countersign.definitions.edit;

import dev.countersign.definitions.edit.FieldNames.Names;
import dev.countersign.definitions.edit.FieldNames.Where;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Denial;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of {@link FieldNames} that is about steps. */
final class StepNames {

    private final Names names;

    StepNames(Names names) {
        this.names = names;
    }

    List<Step> steps(String path, List<Step> steps) {
        List<Step> mapped = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            mapped.add(step(path + "/" + at, steps.get(at)));
        }
        return List.copyOf(mapped);
    }

    private Step step(String path, Step step) {
        return switch (step) {
            case ApprovalStep approval -> approval(path, approval);
            case AutomatedStep automated -> automated(path, automated);
            case BranchStep branch -> branch(path, branch);
            case ParallelStep parallel -> {
                List<List<Step>> branches = new ArrayList<>();
                for (int side = 0; side < parallel.branches().size(); side++) {
                    branches.add(steps(
                            path + "/branches/" + side, parallel.branches().get(side)));
                }
                yield new ParallelStep(
                        parallel.key(), parallel.name(), parallel.join(), parallel.samePerson(), branches);
            }
            case NotifyStep notify ->
                new NotifyStep(
                        notify.key(),
                        notify.name(),
                        expression(path + "/to", notify.to()),
                        notify.subject(),
                        notify.message());
            case WaitStep(var key, var name, WaitStep.Until until) ->
                new WaitStep(
                        key,
                        name,
                        until instanceof WaitStep.Until.Date(String field)
                                ? new WaitStep.Until.Date(field(path + "/until", field))
                                : until);
        };
    }

    private BranchStep branch(String path, BranchStep step) {
        List<BranchStep.Case> cases = new ArrayList<>();
        for (int at = 0; at < step.cases().size(); at++) {
            BranchStep.Case one = step.cases().get(at);
            String place = path + "/cases/" + at;
            cases.add(new BranchStep.Case(
                    expression(place + "/when", one.when()), one.label(), steps(place + "/steps", one.steps())));
        }
        return new BranchStep(step.key(), step.name(), cases, steps(path + "/otherwise", step.otherwise()));
    }

    private AutomatedStep automated(String path, AutomatedStep step) {
        FunctionCall undo = step.compensation();
        Denial denial = step.denial();
        return step.with(call(path + "/input", step.call()))
                .withCompensation(undo == null ? null : call(path + "/compensation/input", undo))
                .withDenial(
                        denial == null
                                ? null
                                : new Denial(
                                        expression(path + "/denial/when", denial.when()),
                                        expression(path + "/denial/reason", denial.reason())));
    }

    private FunctionCall call(String path, FunctionCall call) {
        return new FunctionCall(call.function(), new PayloadNames(names).map(new Where(path, ""), call.input()));
    }

    private ApprovalStep approval(String path, ApprovalStep step) {
        ApproverPolicy policy = step.policy();
        Set<String> looksAt = policy.looksAt().stream()
                .map(key -> field(path + "/looks-at", key))
                .collect(Collectors.toSet());
        return step.with(quorum(path + "/approvers", step.quorum()))
                .with(expiry(path + "/on-expiry", step.onExpiry()))
                .with(new ApproverPolicy(
                        policy.ownRequest(),
                        policy.sameApprover(),
                        approvers(path + "/fallback", policy.fallback()),
                        looksAt));
    }

    private Quorum quorum(String path, Quorum quorum) {
        List<Panel> panels = new ArrayList<>();
        for (int at = 0; at < quorum.panels().size(); at++) {
            Panel panel = quorum.panels().get(at);
            String place = quorum.panels().size() == 1 ? path : path + "/" + at;
            panels.add(new Panel(mapped(place, panel.approvers()), panel.rule(), panel.weight()));
        }
        return switch (quorum) {
            case Quorum.Each each -> new Quorum.Each(panels, each.membership());
            case Quorum.Weighted weighted -> new Quorum.Weighted(panels, weighted.needed(), weighted.membership());
        };
    }

    private Expiry expiry(String path, Expiry expiry) {
        List<Expiry.Escalation> escalations = new ArrayList<>();
        for (int level = 0; level < expiry.escalations().size(); level++) {
            Expiry.Escalation one = expiry.escalations().get(level);
            escalations.add(new Expiry.Escalation(mapped(path + "/" + level + "/escalate", one.to()), one.due()));
        }
        return new Expiry(escalations, expiry.last());
    }

    private @Nullable Approvers approvers(String path, @Nullable Approvers approvers) {
        return approvers == null ? null : mapped(path, approvers);
    }

    private Approvers mapped(String path, Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf(String person, int levels) ->
                new Approvers.ManagerOf(person(path, person), levels);
            case Approvers.DepartmentHead(String person) -> new Approvers.DepartmentHead(person(path, person));
            case Approvers.PersonInField(String field) -> new Approvers.PersonInField(field(path, field));
            case Approvers.Expression(String jsonata) -> new Approvers.Expression(expression(path, jsonata));
            case Approvers.ManagerOfApprover _, Approvers.HoldersOf _, Approvers.Group _, Approvers.FixedPerson _ ->
                approvers;
        };
    }

    private String person(String path, String key) {
        return key.equals(Approvers.REQUESTER) ? key : field(path, key);
    }

    private String field(String path, String key) {
        return names.field(new Where(path, ""), key);
    }

    private String expression(String path, String jsonata) {
        return names.expression(new Where(path, ""), jsonata);
    }
}
