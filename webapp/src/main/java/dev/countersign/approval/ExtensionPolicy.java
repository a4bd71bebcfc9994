package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestEnd;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may move which due date, and until when. */
@Component
class ExtensionPolicy {

    /** A due date is moved by no more than this, and never so far that the execution does not wait for it. */
    private static final Duration LONGEST = Duration.ofDays(29);

    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final Deadlines deadlines;
    private final People people;

    ExtensionPolicy(
            AssignmentRepository assignments, DecisionRepository decisions, Deadlines deadlines, People people) {
        this.assignments = assignments;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.people = people;
    }

    static boolean isAllowed(Actor actor, FiledRequest request) {
        return actor.may(Right.MANAGE_REQUESTS) && !request.requester().equals(actor.person());
    }

    /** Why the due date is not moved; empty if nothing is against it. Everything that it depends on is locked. */
    Optional<ExtendResult> refusal(Actor actor, LockedApproval approval, Instant due, Remark reason) {
        if (!isAllowed(actor, approval.filed())) {
            return Optional.of(new ExtendResult.NotAllowed());
        }
        return ended(approval).or(() -> wording(reason)).or(() -> time(approval, due));
    }

    /** Who was first, and when. */
    private Optional<ExtendResult> ended(LockedApproval approval) {
        ApprovalRow row = approval.row();
        FiledRequest request = approval.filed();
        if (row.isOpen() && !row.isRevise() && request.status().isOpen()) {
            return Optional.empty();
        }
        return decided(approval)
                .or(() -> row.isExpired() ? Optional.of(new ExtendResult.Expired(row.dueAt())) : Optional.empty())
                .or(() -> Optional.of(new ExtendResult.Closed(RequestEnd.of(approval.tenant(), request, people))));
    }

    private Optional<ExtendResult> decided(LockedApproval approval) {
        return approval.row()
                .outcome()
                .flatMap(outcome -> Ballot.deciding(outcome, decisions.standing(approval.id())))
                .map(first -> new ExtendResult.AlreadyDecided(
                        people.find(approval.tenant(), first.person())
                                .orElseThrow()
                                .personName(),
                        first.decidedAt(),
                        first.verdict()));
    }

    private static Optional<ExtendResult> wording(Remark reason) {
        if (reason.isEmpty()) {
            return Optional.of(new ExtendResult.ReasonRequired());
        }
        return reason.isTooLong()
                ? Optional.of(new ExtendResult.ReasonTooLong(reason.length(), Remark.LONGEST))
                : Optional.empty();
    }

    private Optional<ExtendResult> time(LockedApproval approval, Instant due) {
        ApprovalRow row = approval.row();
        if (!due.isAfter(row.dueAt()) || !due.isAfter(approval.now())) {
            return Optional.of(new ExtendResult.NotLater(row.dueAt()));
        }
        Instant latest = latest(approval.tenant(), approval.filed(), row);
        return due.isAfter(latest) ? Optional.of(new ExtendResult.TooLate(latest)) : Optional.empty();
    }

    /** The working time of those who are asked. */
    WorkingCalendar calendar(TenantId tenant, ApprovalRow row) {
        return deadlines.calendar(tenant, asked(row));
    }

    /** How long the approval can be open. */
    Instant latest(TenantId tenant, FiledRequest request, ApprovalRow row) {
        return ApprovalSteps.find(request.definition(), row.step())
                .map(step -> step.due(row.visit()))
                .map(time -> {
                    Instant moved = deadlines
                            .due(tenant, asked(row), time, row.openedAt())
                            .plus(LONGEST);
                    Instant latest = Deadlines.latest(time, row.openedAt());
                    return moved.isBefore(latest) ? moved : latest;
                })
                .orElse(row.openedAt());
    }

    private List<PersonId> asked(ApprovalRow row) {
        return assignments.of(row.id()).stream()
                .map(AssignmentRepository.Row::owner)
                .toList();
    }
}
