package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.execution.TaskArrived;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes an approval of a waiting task, in the transaction of its message. Messages come twice, late and in any order; the request's
 * row lock puts them in a line, and only the first that still matters changes anything.
 */
@Component
class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final Requests requests;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final ApproverChoice choice;
    private final Separation separation;
    private final TokenCipher cipher;
    private final TaskTokens tokens;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final Closing closing;
    private final Announcement announcement;
    private final AuditLog audit;
    private final Alarms alarms;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Registration(
            Requests requests,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            ApproverChoice choice,
            Separation separation,
            TokenCipher cipher,
            TaskTokens tokens,
            AnswerCalls answers,
            Deadlines deadlines,
            Closing closing,
            Announcement announcement,
            AuditLog audit,
            Alarms alarms,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.requests = requests;
        this.approvals = approvals;
        this.assignments = assignments;
        this.choice = choice;
        this.separation = separation;
        this.cipher = cipher;
        this.tokens = tokens;
        this.answers = answers;
        this.deadlines = deadlines;
        this.closing = closing;
        this.announcement = announcement;
        this.audit = audit;
        this.alarms = alarms;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(TaskArrived task) {
        FiledRequest request = requests.lock(task.tenant(), new RequestId(task.request()))
                .orElseThrow(() ->
                        new Undeliverable("Tenant %s has no request %s".formatted(task.tenant(), task.request())));
        List<ApprovalRow> visits = approvals.ofRequest(request.id()).stream()
                .filter(row -> row.step().equals(task.step()) && row.revision() == task.revision())
                .toList();
        Optional<ApprovalRow> registered =
                visits.stream().filter(row -> row.visit() == task.visit()).findFirst();
        if (registered.isPresent()) {
            tokens.again(request, registered.get(), task);
        } else if (visits.stream().anyMatch(row -> row.visit() > task.visit())) {
            LOG.debug("Step {} of request {} was registered before", task.step(), request.number());
        } else if (request.status() == RequestStatus.WITHDRAWN) {
            answerWithdrawn(task, request);
        } else if (!request.status().isOpen() || request.revision() != task.revision()) {
            LOG.info("Step {} of request {} came too late: it is {}", task.step(), request.number(), request.status());
        } else {
            visits.forEach(earlier -> supersede(request, earlier, task));
            ask(task, request);
        }
    }

    /** A step is entered again when it has expired. If it has not, somebody else told the execution so. */
    private void supersede(FiledRequest request, ApprovalRow earlier, TaskArrived task) {
        if (earlier.isOpen() && earlier.dueAt().isAfter(clock.instant())) {
            alarms.raise(
                    task.tenant(),
                    AlarmKind.STEP_LEFT_EARLY,
                    request.id().toString(),
                    Map.of(
                            "request", request.id().toString(),
                            "number", request.number(),
                            "step", earlier.step(),
                            "visit", Integer.toString(earlier.visit())));
        }
        closing.callOff(request, earlier);
    }

    private void ask(TaskArrived task, FiledRequest request) {
        ApprovalStep step = ApprovalSteps.find(request.definition(), task.step())
                .orElseThrow(() -> new Undeliverable(
                        "The template of request %s has no approval step %s".formatted(request.number(), task.step())));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Chosen chosen = choice.choose(
                task.tenant(),
                request,
                step.quorum(task.visit()).panels().getFirst().approvers(),
                now);
        chosen.problem()
                .ifPresent(problem -> LOG.warn(
                        "Step {} of request {} names its approvers by an expression that failed: {}",
                        task.step(),
                        request.number(),
                        problem));
        if (chosen.people().isEmpty()) {
            LOG.error("Nobody can decide step {} of request {}", task.step(), request.number());
        }
        Instant due = deadlines.due(task.tenant(), step, now);
        ApprovalId id = insert(task, ApprovalRow.Status.OPEN, now, due);
        assignments.insert(task.tenant(), id, chosen.people(), due, now);
        // Even where nobody can be asked it is due one day, and then goes on as the template says.
        deadlines.set(task.tenant(), id, step, now, due);
        audit(task, id, chosen);
        separation.review(task.tenant(), request, now);
        events.publishEvent(
                new ApproversAsked(task.tenant(), request.id(), id, task.step(), assignments.open(id), due));
        announcement.changed(task.tenant(), request);
    }

    private void audit(TaskArrived task, ApprovalId id, Chosen chosen) {
        Map<String, String> details = new HashMap<>();
        details.put("approval", id.toString());
        details.put("step", task.step());
        details.put("visit", Integer.toString(task.visit()));
        details.put("asked", Integer.toString(chosen.people().size()));
        chosen.problem().ifPresent(problem -> details.put("problem", problem));
        audit.append(task.tenant(), new AuditEvent("approval.opened", null, task.request(), details));
    }

    /** The execution did not know yet: it is told with the token it has just sent. */
    private void answerWithdrawn(TaskArrived task, FiledRequest request) {
        LOG.info("Step {} of request {} came after the withdrawal", task.step(), request.number());
        Instant now = clock.instant();
        ApprovalId id = insert(task, ApprovalRow.Status.VOID, now, now);
        answers.at(task.tenant(), id, now);
    }

    private ApprovalId insert(TaskArrived task, ApprovalRow.Status status, Instant now, Instant due) {
        ApprovalId id = new ApprovalId(ids.next());
        Optional<Instant> closed = status == ApprovalRow.Status.OPEN ? Optional.empty() : Optional.of(now);
        ApprovalRow row = new ApprovalRow(
                id,
                new RequestId(task.request()),
                task.revision(),
                task.step(),
                task.visit(),
                status,
                closed.map(_ -> TaskAnswer.Outcome.WITHDRAWN),
                now,
                due,
                closed,
                closed,
                Optional.empty(),
                Optional.empty());
        approvals.insert(task.tenant(), row, cipher.seal(task.token(), id));
        return id;
    }
}
