package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.people.PersonName;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.WithdrawResult;
import dev.countersign.tenant.TenantTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An administrator extends or cancels while something else happens to the same request, {@code -Dcrowd.rounds} times: one order or the other, and whoever is
 * second is told of the first.
 */
class AdministratorRacesIT {

    private static final int ROUNDS = Integer.getInteger("crowd.rounds", 6);

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.silent(Revisable.editable(), opened -> opened.stepFunctions);

    @Test
    void anExtensionAndADecision() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            Instant now = company.clock.instant();
            List<Object> results = Simultaneous.calls(
                    () -> company.approve(company.marta, waiting.approval()), () -> extend(waiting, 1));

            assertThat(results.getFirst()).isInstanceOf(DecideResult.Recorded.class);
            if (!(results.getLast() instanceof ExtendResult.Extended)) {
                assertThat(results.getLast()).isInstanceOfSatisfying(ExtendResult.AlreadyDecided.class, first -> {
                    assertThat(first.by().id()).isEqualTo(company.marta.person());
                    assertThat(first.when()).isEqualTo(now);
                    assertThat(first.verdict()).isEqualTo(Verdict.APPROVE);
                });
            }
            company.letUndoWindowPass();
            assertThat(outcomes(waiting)).containsExactly(Outcome.APPROVED);
        }
    }

    @Test
    void anExtensionAndTheDueDate() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            company.goTo(waiting.due());
            List<Object> results = Simultaneous.calls(() -> extend(waiting, 1), this::runDueCalls);

            if (results.getFirst() instanceof ExtendResult.Extended(var _, var due)) {
                assertThat(outcomes(waiting)).isEmpty();
                company.goTo(due);
                company.runDueCalls();
            } else {
                assertThat(results.getFirst()).isEqualTo(new ExtendResult.Expired(waiting.due()));
            }
            assertThat(outcomes(waiting)).as("also at the new due date").containsExactly(Outcome.EXPIRED);
        }
    }

    @Test
    void twoExtensions() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            List<Object> results = Simultaneous.calls(() -> extend(waiting, 1), () -> extend(waiting, 1));

            Instant later = waiting.due().plus(Duration.ofDays(1));
            assertThat(results)
                    .filteredOn(ExtendResult.Extended.class::isInstance)
                    .hasSize(1);
            assertThat(results)
                    .filteredOn(result -> !(result instanceof ExtendResult.Extended))
                    .containsExactly(new ExtendResult.NotLater(later));
            assertThat(company.row(waiting.approval()).dueAt()).isEqualTo(later);
        }
    }

    @Test
    void aCancellationAndTheDueDate() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            company.goTo(waiting.due());
            List<Object> results = Simultaneous.calls(() -> cancel(waiting), this::runDueCalls);

            // Until its execution has ended, a request whose step has expired can be cancelled.
            assertThat(results.getFirst()).isEqualTo(new CancelResult.Cancelled());
            company.runDueCalls();
            assertThat(outcomes(waiting)).hasSize(1);
            assertThat(status(waiting)).isEqualTo(RequestStatus.CANCELLED);
        }
    }

    @Test
    void aCancellationAndAWithdrawal() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            List<Object> results = Simultaneous.calls(
                    () -> cancel(waiting),
                    () -> company.get(RequestService.class).withdraw(company.ana, waiting.request()));

            if (results.getFirst() instanceof CancelResult.AlreadyClosed(var end)) {
                assertThat(end.by().map(PersonName::id)).contains(company.ana.person());
                assertThat(end.at()).contains(company.clock.instant());
                assertThat(status(waiting)).isEqualTo(RequestStatus.WITHDRAWN);
            } else {
                assertThat(results.getLast()).isInstanceOfSatisfying(WithdrawResult.AlreadyClosed.class, second -> {
                    assertThat(second.end().by().map(PersonName::id)).contains(company.elena.person());
                    assertThat(second.end().status()).isEqualTo(RequestStatus.CANCELLED);
                });
                assertThat(status(waiting)).isEqualTo(RequestStatus.CANCELLED);
            }
            company.runDueCalls();
            assertThat(outcomes(waiting)).containsExactly(Outcome.WITHDRAWN);
        }
    }

    /** A call of the outbox that is being made cannot be cancelled, nor can another one with its id be stored. */
    @Test
    void whatIsExtendedWhileItsExpiryIsBeingMadeExpiresAtItsNewDueDate() {
        Waiting waiting = waiting();
        company.goTo(waiting.due());
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update scheduled_tasks set picked = true where task_name = 'expire-approval'")
                                .update());
        Instant later = waiting.due().plus(Duration.ofDays(1));
        assertThat(extend(waiting, 1)).isInstanceOf(ExtendResult.Extended.class);

        company.goTo(later);
        company.runDueCalls();

        assertThat(outcomes(waiting)).containsExactly(Outcome.EXPIRED);
    }

    private record Waiting(RequestId request, HumanTask task, ApprovalId approval, Instant due) {}

    private Waiting waiting() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        return new Waiting(request, task, approval, company.row(approval).dueAt());
    }

    private ExtendResult extend(Waiting waiting, int days) {
        Instant later = waiting.due().plus(Duration.ofDays(days));
        return company.get(Extensions.class).extend(company.elena, waiting.approval(), later, "Ill");
    }

    private CancelResult cancel(Waiting waiting) {
        return company.get(Cancellation.class).cancel(company.elena, waiting.request(), "Sent twice");
    }

    /** What is due is done. */
    private String runDueCalls() {
        company.runDueCalls();
        return "";
    }

    private RequestStatus status(Waiting waiting) {
        return company.get(RequestService.class)
                .open(company.ana, waiting.request())
                .orElseThrow()
                .head()
                .status();
    }

    private List<Outcome> outcomes(Waiting waiting) {
        return company.answersTo(waiting.task()).stream()
                .map(TaskAnswer::outcome)
                .toList();
    }
}
