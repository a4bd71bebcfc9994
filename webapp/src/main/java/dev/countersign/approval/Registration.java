package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.execution.TaskArrived;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.request.Retries;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes an approval of a waiting task, in the transaction of its message. Messages come twice, late and in any order; the lock of the
 * request serializes them, and only the first that still matters changes anything.
 */
@Component
class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final RequestWork work;
    private final ApprovalRepository approvals;
    private final Opening opening;
    private final Closing closing;
    private final SendBack sendBack;
    private final TaskTokens tokens;
    private final Settling settling;
    private final Separation separation;
    private final Retries retries;
    private final Alarms alarms;

    Registration(
            RequestWork work,
            ApprovalRepository approvals,
            Opening opening,
            Closing closing,
            SendBack sendBack,
            TaskTokens tokens,
            Settling settling,
            Separation separation,
            Retries retries,
            Alarms alarms) {
        this.work = work;
        this.approvals = approvals;
        this.opening = opening;
        this.closing = closing;
        this.sendBack = sendBack;
        this.tokens = tokens;
        this.settling = settling;
        this.separation = separation;
        this.retries = retries;
        this.alarms = alarms;
    }

    @EventListener
    void on(TaskArrived task) {
        if (!work.run(task.tenant(), new RequestId(task.request()), request -> register(request, task))) {
            throw new Undeliverable("Tenant %s has no request %s".formatted(task.tenant(), task.request()));
        }
    }

    private void register(LockedRequest locked, TaskArrived task) {
        FiledRequest request = locked.filed();
        if (task.moves() != request.moves()) {
            LOG.info("Step {} of request {} is of the execution before it was moved", task.step(), request.number());
            return;
        }
        List<ApprovalRow> rows = approvals.ofRequest(request.id()).stream()
                .filter(row -> row.revision() == task.revision())
                .toList();
        List<ApprovalRow> visits =
                rows.stream().filter(row -> row.step().equals(task.step())).toList();
        Optional<ApprovalRow> registered =
                visits.stream().filter(row -> row.visit() == task.visit()).findFirst();
        if (registered.isPresent()) {
            again(locked, registered.get(), task);
        } else if (visits.stream().anyMatch(row -> row.visit() > task.visit())) {
            LOG.debug("Step {} of request {} was registered before", task.step(), request.number());
        } else if (request.status().isCalledOff()) {
            LOG.info("Step {} of request {} came after the withdrawal", task.step(), request.number());
            opening.withdrawn(locked, task);
        } else if (request.status().isOpen() && task.revision() > request.revision()) {
            raiseAhead(locked.tenant(), request, task);
        } else if (!request.status().isOpen() || request.revision() != task.revision()) {
            LOG.info("Step {} of request {} came too late: it is {}", task.step(), request.number(), request.status());
        } else {
            visits.forEach(earlier -> supersede(locked, earlier));
            rows.stream()
                    .filter(row -> ApprovalSteps.isBefore(request.definition(), row.step(), task.step()))
                    .forEach(row -> report(locked, row));
            if (task.step().equals(HumanTask.REVISE)) {
                sendBack.ask(locked, task);
            } else {
                opening.ask(locked, task);
            }
        }
    }

    private void again(LockedRequest request, ApprovalRow row, TaskArrived task) {
        if (wasCalledOffByAFailure(request.filed(), row)) {
            opening.askAgain(request, row, task.token());
        } else {
            tokens.again(request, row, task.token());
            if (request.filed().moves() > 0 && row.isOpen() && !row.isRevise()) {
                // Another version may need fewer approvals, and keep other people apart.
                settling.recount(new LockedApproval(request, row));
                separation.review(request);
            }
        }
    }

    private void raiseAhead(TenantId tenant, FiledRequest request, TaskArrived task) {
        alarms.raise(
                tenant,
                AlarmKind.EXECUTION_AHEAD,
                request.id().toString(),
                Map.of(
                        "request", request.id().toString(),
                        "number", request.number(),
                        "step", task.step(),
                        "revision", Integer.toString(task.revision())));
    }

    /** A request that failed has called off its open approvals. Retried, it comes to them again. */
    private boolean wasCalledOffByAFailure(FiledRequest request, ApprovalRow row) {
        return request.status().isOpen()
                && request.revision() == row.revision()
                && row.status() == ApprovalRow.Status.VOID
                && row.outcome().isEmpty()
                && (request.redrives() > 0 || isOfTheFailure(request, row));
    }

    /** An execution without the step that failed comes to every step again, also to those that were called off for another reason. */
    private boolean isOfTheFailure(FiledRequest request, ApprovalRow row) {
        return row.closedAt()
                .filter(at -> retries.hadFailedAt(request.id(), at))
                .isPresent();
    }

    /** A step is entered again when it has expired. */
    private void supersede(LockedRequest request, ApprovalRow earlier) {
        report(request, earlier);
        closing.callOff(request, earlier);
    }

    /** If nobody has decided a step that the execution has left, and it has not expired, somebody else told the execution so. */
    private void report(LockedRequest request, ApprovalRow left) {
        if (left.isOpen() && left.dueAt().isAfter(request.now())) {
            alarms.raise(
                    request.tenant(),
                    AlarmKind.STEP_LEFT_EARLY,
                    request.id().toString(),
                    Map.of(
                            "request", request.id().toString(),
                            "number", request.filed().number(),
                            "step", left.step(),
                            "visit", Integer.toString(left.visit())));
        }
    }
}
