package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.RevisionService;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A company whose purchases can be sent back: the manager decides, then finance and the budget owner beside each other. */
record Revisable(Company company) {

    static TemplateDefinition template(GoesOn goesOn) {
        return template(
                goesOn,
                List.of(
                        step(
                                "manager",
                                new Approvers.ManagerOf(Approvers.REQUESTER),
                                new QuorumRule.Any(),
                                Expiry.ENDS),
                        new ParallelStep(
                                "money",
                                Text.of("Money"),
                                ParallelStep.Join.ALL,
                                List.of(
                                        List.of(step(
                                                "finance",
                                                new Approvers.Group("finance"),
                                                new QuorumRule.All(),
                                                Expiry.ENDS)),
                                        List.of(step(
                                                "budget",
                                                new Approvers.Group("budget-owners"),
                                                new QuorumRule.Any(),
                                                Expiry.ENDS))))));
    }

    static TemplateDefinition template(GoesOn goesOn, List<Step> steps) {
        return template(steps, new Revisions(WorkingTime.days(5), goesOn, false));
    }

    /** The same, and requesters may change a pending request unasked. */
    static TemplateDefinition editable() {
        return editable(template(GoesOn.START).steps());
    }

    static TemplateDefinition editable(List<Step> steps) {
        return template(steps, new Revisions(WorkingTime.days(5), GoesOn.START, true));
    }

    private static TemplateDefinition template(List<Step> steps, Revisions revisions) {
        TemplateDefinition plain = Purchase.template(steps);
        return new TemplateDefinition(
                plain.key(),
                plain.name(),
                plain.description(),
                plain.prefix(),
                plain.title(),
                plain.form(),
                plain.steps(),
                revisions);
    }

    static ApprovalStep step(String key, Approvers approvers, QuorumRule rule, Expiry expiry) {
        return new ApprovalStep(
                key,
                Text.of("Step " + key),
                approvers,
                rule,
                WorkingTime.days(2),
                List.of(),
                expiry,
                Set.of(ApprovalStep.Answer.values()));
    }

    /** Asks for changes, and the execution has been told. */
    void sendBack(Actor approver, ApprovalId approval, int revision, String question) {
        DecideResult asked = company.approvals()
                .decide(approver, approval, Verdict.REQUEST_CHANGES, question, revision, UUID.randomUUID());
        if (!(asked instanceof DecideResult.Recorded)) {
            throw new AssertionError(asked);
        }
        company.letUndoWindowPass();
    }

    /** A request that Marta has sent back, and whose requester has been asked. */
    RequestId sentBack() {
        return sentBack("Which model?");
    }

    RequestId sentBack(String question) {
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        sendBack(company.marta, open(request, 1, "manager"), 1, question);
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        return request;
    }

    ReviseResult revise(RequestId request, int revision, ObjectNode form) {
        return revisions().revise(company.ana, request, revision, form, "");
    }

    /** The requester changes the request, and its execution asks in this step. */
    ApprovalId revised(RequestId request, int revision, String step) {
        ReviseResult result = revise(request, revision, Purchase.filledIn("Laptops, revision " + (revision + 1)));
        if (!result.equals(new ReviseResult.Revised(revision + 1))) {
            throw new AssertionError(result);
        }
        company.runDueCalls();
        company.goesOnWith(request, revision + 1);
        return asked(request, revision + 1, step);
    }

    ApprovalId asked(RequestId request, int revision, String step) {
        company.deliver(company.taskOf(request, revision, step));
        return open(request, revision, step);
    }

    void approve(Actor approver, ApprovalId approval, int revision) {
        company.approvals().decide(approver, approval, Verdict.APPROVE, "", revision, UUID.randomUUID());
    }

    RevisionService revisions() {
        return company.get(RevisionService.class);
    }

    ApprovalId open(RequestId request, int revision, String step) {
        return row(request, revision, step).id();
    }

    ApprovalRow row(RequestId request, int revision, String step) {
        return company.rows(request).stream()
                .filter(row -> row.step().equals(step) && row.revision() == revision)
                .findFirst()
                .orElseThrow();
    }

    RequestCase page(Actor reader, RequestId request) {
        return company.get(RequestService.class).open(reader, request).orElseThrow();
    }

    void end(RequestId request, int revision, RequestEvent.Outcome outcome, RequestEvent.Result result) {
        company.get(Messages.class).requestEvent(company.end(request, revision, outcome, result));
    }
}
