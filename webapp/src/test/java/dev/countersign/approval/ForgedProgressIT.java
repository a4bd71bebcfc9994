package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who can call Step Functions moves an execution. Administrators are told, and nothing is decided by it. */
class ForgedProgressIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);

    @Test
    void anExecutionThatLeavesAnUndecidedStepRaisesAnAlarmAndTheStepStaysOpen() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");

        assertThat(alarms()).containsExactly("STEP_LEFT_EARLY " + request);
        assertThat(company.waitingFor(company.marta)).containsExactly(manager);
        revisable.end(request, 1, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void stepsBesideEachOtherAndStepsThatWereDecidedRaiseNone() {
        RequestId request = company.submit(company.ana);
        company.approve(company.marta, company.waitingAt(request, "manager"));
        company.letUndoWindowPass();
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");
        assertThat(alarms()).isEmpty();
    }

    /** The message that closes the other branch comes by another queue, and often later. */
    @Test
    void theBranchThatWasNotNeededWhereOneIsEnoughRaisesNone() {
        Company other = companies.open(Purchase.template(List.of(
                new ParallelStep(
                        "money",
                        Text.of("Money"),
                        ParallelStep.Join.ANY,
                        List.of(
                                List.of(Purchase.approval("finance", new Approvers.Group("finance"))),
                                List.of(Purchase.approval("budget", new Approvers.Group("budget-owners"))))),
                Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)))));
        RequestId request = other.submit(other.ana);
        other.waitingAt(request, "budget");
        other.approve(other.nuria, other.waitingAt(request, "finance"));
        other.letUndoWindowPass();
        other.waitingAt(request, "manager");
        assertThat(other.count("select count(*) from alarm")).isZero();
    }

    @Test
    void aRevisionThatNobodySentIsNotAskedAbout() {
        RequestId request = revisable.sentBack();
        company.goesOnWith(request, 2);
        company.deliver(company.taskOf(request, 2, "manager"));

        assertThat(alarms()).containsExactly("EXECUTION_AHEAD " + request);
        assertThat(company.rows(request)).noneMatch(row -> row.revision() == 2);
        assertThat(company.row(revisable.row(request, 1, HumanTask.REVISE).id()).isOpen())
                .isTrue();
    }

    @Test
    void anExecutionThatEndsAgainDifferentlyDoesNotChangeTheOutcome() {
        RequestId request = company.submit(company.ana);
        company.decide(company.marta, company.waitingAt(request, "manager"), Verdict.DENY, "No");
        company.letUndoWindowPass();
        revisable.end(request, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, null));
        revisable.end(request, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, null));
        assertThat(alarms()).isEmpty();

        revisable.end(request, 1, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(status(request)).isEqualTo(RequestStatus.DENIED);
        assertThat(alarms()).containsExactly("ENDED_OTHERWISE " + request);
    }

    private RequestStatus status(RequestId request) {
        return revisable.page(company.ana, request).head().status();
    }

    private List<String> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(alarm -> alarm.kind() + " " + alarm.subject())
                .toList();
    }
}
