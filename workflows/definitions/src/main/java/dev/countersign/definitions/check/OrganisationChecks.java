package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Organisation.Crowd;
import dev.countersign.definitions.check.Organisation.Lacking;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import java.util.List;
import java.util.Optional;

/** Checks whether an organisation has the people whom a template names. Each crowd is read once. */
final class OrganisationChecks {

    private final Crowds crowds;
    private final List<Problem> problems;

    private OrganisationChecks(Crowds crowds, List<Problem> problems) {
        this.crowds = crowds;
        this.problems = problems;
    }

    static void check(TemplateDefinition definition, Organisation organisation, List<Problem> problems) {
        Crowds crowds = new Crowds(organisation);
        OrganisationChecks checks = new OrganisationChecks(crowds, problems);
        checks.fields("/form", definition.form().items());
        Places.approvals(definition.steps()).forEach(checks::step);
        TwoSides.check(definition, crowds, problems);
    }

    /** A field limited to a group that does not exist can never be filled in. */
    private void fields(String path, List<? extends FormItem> fields) {
        for (int i = 0; i < fields.size(); i++) {
            FormItem field = fields.get(i);
            if (field instanceof PersonField person
                    && person.among() instanceof Among.Group(String key)
                    && crowds.group(key).isEmpty()) {
                problems.add(Problem.error(path + "/" + i + "/from", "template.no-such-group", key));
            }
            if (field instanceof TableField table) {
                fields(path + "/" + i + "/columns", table.columns());
            }
        }
    }

    private void step(String path, ApprovalStep step) {
        List<Panel> panels = step.quorum().panels();
        for (int panel = 0; panel < panels.size(); panel++) {
            String place = panels.size() == 1 ? path + "/approvers" : path + "/approvers/" + panel;
            QuorumRule rule =
                    step.quorum() instanceof Quorum.Each ? panels.get(panel).rule() : new QuorumRule.Any();
            asked(place, step, panels.get(panel).approvers(), rule);
        }
        List<Expiry.Escalation> escalations = step.onExpiry().escalations();
        for (int level = 0; level < escalations.size(); level++) {
            asked(
                    path + "/on-expiry/" + level + "/escalate",
                    step,
                    escalations.get(level).to(),
                    step.quorum().hasOneRule() ? panels.getFirst().rule() : new QuorumRule.Any());
        }
        if (step.quorum() instanceof Quorum.Weighted weighted) {
            weights(path + "/rule", weighted);
        }
        if (step.policy().fallback() != null) {
            exists(path + "/fallback", step.policy().fallback());
        }
    }

    private void asked(String path, ApprovalStep step, Approvers approvers, QuorumRule rule) {
        Approvers fallback = step.policy().fallback();
        if (!exists(path, approvers)) {
            return;
        }
        if (fallback != null) {
            size(approvers).ifPresent(size -> size(fallback).ifPresent(more -> tooFew(path, size + more, rule)));
            return;
        }
        Optional<Lacking> lacking = lacking(approvers);
        Optional<Crowd> crowd = crowds.of(approvers);
        if (lacking.isPresent() && lacking.get().number() > 0) {
            problems.add(Problem.warning(
                    path,
                    "template.nobody-for-some",
                    lacking.get().number(),
                    lacking.get().example()));
        } else if (approvers.isOnePerson()) {
            tooFew(path, 1, rule);
        } else {
            crowd.ifPresent(found -> enough(path, step, found.size(), rule));
        }
    }

    /** How many people these are at most; empty if that depends on the request. */
    private Optional<Integer> size(Approvers approvers) {
        return approvers.isOnePerson() ? Optional.of(1) : crowds.of(approvers).map(Crowd::size);
    }

    private boolean tooFew(String path, int size, QuorumRule rule) {
        int needed = rule.needed(Math.max(size, 1));
        boolean tooFew = size < needed;
        if (tooFew) {
            problems.add(Problem.warning(path, "template.too-few-to-ask", needed, size));
        }
        return tooFew;
    }

    /** The weight that all can give together, if each of them is known. */
    private void weights(String path, Quorum.Weighted weighted) {
        long reachable = 0;
        for (Panel panel : weighted.panels()) {
            Optional<Integer> size = size(panel.approvers());
            if (size.isEmpty()) {
                return;
            }
            reachable += (long) panel.weight() * size.get();
        }
        boolean ofOne = weighted.panels().stream().map(Panel::approvers).allMatch(Approvers::isOnePerson);
        if (!ofOne && reachable < weighted.needed()) {
            problems.add(Problem.warning(path, "template.too-little-weight", weighted.needed(), reachable));
        }
    }

    private boolean exists(String path, Approvers approvers) {
        switch (approvers) {
            case Approvers.Group(String key)
            when crowds.group(key).isEmpty() ->
                problems.add(Problem.warning(path, "template.no-such-group-to-ask", key));
            case Approvers.FixedPerson(String email)
            when crowds.of(approvers).isEmpty() ->
                problems.add(Problem.warning(path, "template.no-such-person-to-ask", email));
            case Approvers.Group _,
                    Approvers.FixedPerson _,
                    Approvers.ManagerOf _,
                    Approvers.ManagerOfApprover _,
                    Approvers.DepartmentHead _,
                    Approvers.HoldersOf _,
                    Approvers.PersonInField _,
                    Approvers.Expression _ -> {
                return true;
            }
        }
        return false;
    }

    private Optional<Lacking> lacking(Approvers approvers) {
        boolean ofRequester = approvers.equals(new Approvers.DepartmentHead(Approvers.REQUESTER))
                || (approvers instanceof Approvers.ManagerOf manager
                        && manager.person().equals(Approvers.REQUESTER));
        if (!ofRequester) {
            return Optional.empty();
        }
        return Optional.of(
                approvers instanceof Approvers.ManagerOf ? crowds.withoutManager() : crowds.withoutDepartmentHead());
    }

    /** The requester may be one of those who are asked, and may not decide then. */
    private void enough(String path, ApprovalStep step, int size, QuorumRule rule) {
        int needed = rule.needed(Math.max(size, 1));
        int others = step.policy().allowsOwnRequest() ? size : size - 1;
        if (size == 0) {
            problems.add(Problem.warning(path, "template.nobody-to-ask"));
        } else if (!tooFew(path, size, rule) && others < rule.needed(Math.max(others, 1))) {
            problems.add(
                    size == 1
                            ? Problem.warning(path, "template.sole-approver")
                            : Problem.warning(path, "template.too-few-without-requester", needed, size));
        }
    }
}
