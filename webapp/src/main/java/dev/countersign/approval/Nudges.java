package dev.countersign.approval;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Leaver;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.RequestEnd;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Lets requesters remind the people who still have to decide, each step once in a while. */
@Service
public class Nudges {

    /** Of work, between two nudges of the same approval. */
    private static final WorkingTime REST = WorkingTime.hours(4);

    private final ActorTransaction transaction;
    private final RequestWork work;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final AskedRepository asked;
    private final DecisionRepository decisions;
    private final FiledRequests requests;
    private final People people;
    private final ActRepository acts;
    private final WorkingCalendars calendars;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;

    Nudges(
            ActorTransaction transaction,
            RequestWork work,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            AskedRepository asked,
            DecisionRepository decisions,
            FiledRequests requests,
            People people,
            ActRepository acts,
            WorkingCalendars calendars,
            SecurityRecords refusals,
            TimeOrderedIds ids) {
        this.transaction = transaction;
        this.work = work;
        this.approvals = approvals;
        this.assignments = assignments;
        this.asked = asked;
        this.decisions = decisions;
        this.requests = requests;
        this.people = people;
        this.acts = acts;
        this.calendars = calendars;
        this.refusals = refusals;
        this.ids = ids;
    }

    /** Reminds everybody who still has to decide the person's own request and has not left, where the last time was at least four working hours ago. */
    public NudgeResult nudge(Actor actor, RequestId id) {
        return transaction.call(actor, present -> {
            NudgeResult result = work.on(present.tenant(), id, request -> nudge(present, request))
                    .orElseGet(NudgeResult.NotFound::new);
            if (result instanceof NudgeResult.NotFound || result instanceof NudgeResult.NotAllowed) {
                refusals.refused(present.tenant(), present.person(), "request", id.toString());
            }
            return result;
        });
    }

    /** Whether the request is the person's own and somebody still has to decide it. A decision counts as given while it can be undone. */
    public boolean isOffered(Actor actor, RequestId id) {
        return transaction.call(
                actor,
                present -> requests.find(present.tenant(), id)
                        .filter(filed -> filed.requester().equals(present.person()))
                        .filter(filed -> approvals.ofRequest(id).stream()
                                .anyMatch(row -> !awaited(filed, row).isEmpty()))
                        .isPresent());
    }

    /** Whose answer is still missing; nobody where nothing can be answered now. */
    private List<PersonId> awaited(FiledRequest filed, ApprovalRow row) {
        return row.isOpen()
                        && !row.isRevise()
                        && filed.status().isOpen()
                        && !ApprovalSteps.offered(filed, row.step()).isEmpty()
                ? ApprovalSteps.find(filed.definition(), row.step())
                        .map(step -> Ballot.awaited(
                                step.quorum(row.visit()), assignments.of(row.id()), decisions.standing(row.id())))
                        .orElse(List.of())
                : List.of();
    }

    private NudgeResult nudge(Actor actor, LockedRequest request) {
        if (!request.filed().requester().equals(actor.person())) {
            return actor.may(Right.SEE_REQUESTS) || asked.isAsked(request.id(), actor.person())
                    ? new NudgeResult.NotAllowed()
                    : new NudgeResult.NotFound();
        }
        if (!request.filed().status().isOpen()) {
            return new NudgeResult.Closed(RequestEnd.of(request.tenant(), request.filed(), people));
        }
        List<Instant> before = new ArrayList<>();
        Set<PersonId> left = new HashSet<>();
        int reminded = 0;
        for (ApprovalRow row : approvals.ofRequest(request.id())) {
            List<PersonId> silent = present(request, awaited(request.filed(), row), left);
            if (silent.isEmpty()) {
                continue;
            }
            Optional<Instant> last = acts.lastNudge(row.id());
            if (last.isPresent() && request.now().isBefore(again(request, last.get()))) {
                before.add(last.get());
            } else {
                nudge(actor, request, row, silent);
                reminded += silent.size();
            }
        }
        if (reminded > 0) {
            return new NudgeResult.Nudged(reminded);
        }
        return before.stream()
                .min(Comparator.naturalOrder())
                .<NudgeResult>map(first -> new NudgeResult.TooSoon(first, again(request, first)))
                .orElseGet(() -> nobody(request.tenant(), left));
    }

    /** Those of them who have not left; the others are added to {@code left}. */
    private List<PersonId> present(LockedRequest request, List<PersonId> awaited, Set<PersonId> left) {
        if (awaited.isEmpty()) {
            return List.of();
        }
        people.leavers(request.tenant(), awaited).stream().map(Leaver::person).forEach(left::add);
        return awaited.stream().filter(person -> !left.contains(person)).toList();
    }

    private NudgeResult nobody(TenantId tenant, Set<PersonId> left) {
        return left.isEmpty()
                ? new NudgeResult.NobodyAsked()
                : new NudgeResult.AllLeft(people.names(tenant, left).values().stream()
                        .sorted(Comparator.comparing(PersonName::name))
                        .toList());
    }

    private Instant again(LockedRequest request, Instant nudged) {
        return calendars.of(request.tenant()).after(nudged, REST);
    }

    private void nudge(Actor actor, LockedRequest request, ApprovalRow row, List<PersonId> silent) {
        UUID act = ids.next();
        acts.insert(
                request.tenant(),
                ActRepository.Row.of(ActRepository.Kind.NUDGED, act, row, actor.person(), request.now()));
        request.publish(
                new ApproversNudged(request.tenant(), request.id(), row.id(), act, row.step(), silent, row.dueAt()));
        request.record(
                actor.person(),
                "approval.nudged",
                Map.of("approval", row.id().toString(), "step", row.step(), "people", Integer.toString(silent.size())));
    }
}
