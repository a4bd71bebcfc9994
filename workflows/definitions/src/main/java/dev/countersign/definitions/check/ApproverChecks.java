package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import java.util.List;

/** Checks who is asked at an approval. */
final class ApproverChecks {

    private final TemplateDefinition definition;
    private final List<Problem> problems;
    private final Expressions expressions;
    private final DutyChecks duties;

    ApproverChecks(TemplateDefinition definition, List<Problem> problems, Expressions expressions, DutyChecks duties) {
        this.definition = definition;
        this.problems = problems;
        this.expressions = expressions;
        this.duties = duties;
    }

    void check(String path, ApprovalStep step) {
        List<Panel> panels = step.quorum().panels();
        for (int panel = 0; panel < panels.size(); panel++) {
            approvers(
                    panels.size() == 1 ? path + "/approvers" : path + "/approvers/" + panel,
                    step,
                    panels.get(panel).approvers());
        }
        if (step.quorum() instanceof Quorum.Weighted weighted) {
            weights(path + "/rule", weighted);
        }
        List<Expiry.Escalation> escalations = step.onExpiry().escalations();
        for (int level = 0; level < escalations.size(); level++) {
            approvers(
                    path + "/on-expiry/" + level + "/escalate",
                    step,
                    escalations.get(level).to());
            if (!step.quorum().hasOneRule()) {
                problems.add(Problem.warning(
                        path + "/on-expiry/" + level + "/escalate", "template.escalation-decided-by-one"));
            }
        }
        policy(path, step);
    }

    private void policy(String path, ApprovalStep step) {
        Approvers fallback = step.policy().fallback();
        if (fallback != null) {
            approvers(path + "/fallback", step, fallback);
        }
        if (step.policy().allowsOwnRequest()) {
            problems.add(Problem.warning(path + "/own-request", "template.own-request"));
        }
        if (step.policy().sameApprover() == ApproverPolicy.SameApprover.COUNTS && !duties.hasDecisionsBefore(step)) {
            problems.add(Problem.warning(path + "/same-approver", "template.nothing-decided-before"));
        }
        step.policy().looksAt().stream()
                .sorted()
                .filter(key -> definition.form().fields().stream()
                        .noneMatch(field -> field.key().equals(key)))
                .forEach(key -> problems.add(Problem.error(path + "/looks-at", "template.no-such-field", key)));
    }

    /** The size of a group is known only when its people are asked. If each panel is one person, the sum of the weights is known now. */
    private void weights(String path, Quorum.Weighted weighted) {
        boolean ofOne = weighted.panels().stream().map(Panel::approvers).allMatch(Approvers::isOnePerson);
        int reachable = weighted.panels().stream().mapToInt(Panel::weight).sum();
        if (ofOne && reachable < weighted.needed()) {
            problems.add(Problem.error(path, "template.weight-out-of-reach", weighted.needed(), reachable));
        }
    }

    private void approvers(String path, ApprovalStep step, Approvers approvers) {
        switch (approvers) {
            case Approvers.ManagerOf manager -> personOrRequester(path, manager.person());
            case Approvers.DepartmentHead(String person) -> personOrRequester(path, person);
            case Approvers.PersonInField(String field) -> person(path, field);
            case Approvers.Expression(String jsonata) -> {
                expressions.addresses(path, jsonata, Expressions.CONDITION);
                if (jsonata.strip().equals("$requester.email")) {
                    problems.add(Problem.warning(path, "template.asks-requester"));
                }
            }
            case Approvers.ManagerOfApprover(String earlier) -> {
                if (!duties.isDecidedBefore(earlier, step)) {
                    problems.add(Problem.error(path, "template.not-decided-before", earlier));
                }
            }
            case Approvers.Group _, Approvers.HoldersOf _, Approvers.FixedPerson _ -> {}
        }
    }

    private void personOrRequester(String path, String person) {
        if (!person.equals(Approvers.REQUESTER)) {
            person(path, person);
        }
    }

    /** A person field that may stay empty would leave nobody to ask. */
    private void person(String path, String key) {
        Field field = definition.form().fields().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElse(null);
        if (!(field instanceof PersonField)) {
            problems.add(Problem.error(path, "template.no-such-person-field", key));
        } else if (!field.required() || definition.form().mayBeHidden(field)) {
            problems.add(Problem.warning(path, "template.person-may-be-missing", key));
        }
    }
}
