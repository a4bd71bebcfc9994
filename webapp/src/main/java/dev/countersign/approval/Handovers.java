package dev.countersign.approval;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TimeOrderedIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/**
 * Passes approvals from one person to another. The new person decides in the place of the old one, with all that follows from it for the rule of
 * the step; the old one cannot decide any more, and keeps access to the request.
 */
@Service
public class Handovers {

    /** No group of a template has more members. */
    private static final int MOST = 500;

    private final ApprovalWork work;
    private final ActorTransaction transaction;
    private final HandoverPolicy policy;
    private final FiledRequests requests;
    private final AssignmentRepository assignments;
    private final OpenAssignmentRepository open;
    private final ActRepository acts;
    private final Covering covering;
    private final AwayApprovers away;
    private final MentionsInApprovals mentions;
    private final Separation separation;
    private final Succession succession;
    private final People people;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;

    Handovers(
            ApprovalWork work,
            ActorTransaction transaction,
            HandoverPolicy policy,
            FiledRequests requests,
            AssignmentRepository assignments,
            OpenAssignmentRepository open,
            ActRepository acts,
            Covering covering,
            AwayApprovers away,
            MentionsInApprovals mentions,
            Separation separation,
            Succession succession,
            People people,
            SecurityRecords refusals,
            TimeOrderedIds ids) {
        this.work = work;
        this.transaction = transaction;
        this.policy = policy;
        this.requests = requests;
        this.assignments = assignments;
        this.open = open;
        this.acts = acts;
        this.covering = covering;
        this.away = away;
        this.mentions = mentions;
        this.separation = separation;
        this.succession = succession;
        this.people = people;
        this.refusals = refusals;
        this.ids = ids;
    }

    /**
     * Passes the person's own part in an approval to somebody else.
     *
     * @param note for the new person; may be blank
     */
    public HandoverResult delegate(Actor actor, ApprovalId approval, PersonId to, String note) {
        return pass(actor, new Handover(approval, actor.person(), to, Remark.of(note)));
    }

    /**
     * Takes an approval from the person who is asked and gives it to somebody else. For administrators and the manager of the person asked.
     *
     * @param reason the old and the new person, and the requester, will read it
     */
    public HandoverResult reassign(Actor actor, ApprovalId approval, PersonId from, PersonId to, String reason) {
        return pass(actor, new Handover(approval, from, to, Remark.of(reason)));
    }

    /** Passes an approval of somebody who has left to their successor, or to whoever gets it instead. */
    HandoverResult inherit(Actor actor, ApprovalId approval, PersonId leaver, PersonId successor, String reason) {
        Handover wanted = new Handover(approval, leaver, successor, Remark.of(reason));
        return act(
                actor,
                wanted,
                (present, locked) -> policy.obstacle(present, locked, wanted)
                        .orElseGet(() -> succession
                                .heir(present, locked, leaver, successor)
                                .map(heir -> pass(present, locked, new Handover(approval, leaver, heir, wanted.note())))
                                .orElseGet(() ->
                                        policy.refusal(present, locked, wanted).orElseThrow())));
    }

    /** From whom this person may take an approval of the request: at most {@value #MOST}. */
    public List<Reassignable> reassignable(Actor actor, RequestId request) {
        return transaction.call(
                actor,
                present -> requests.find(present.tenant(), request)
                        .filter(filed ->
                                filed.status().isOpen() && !filed.requester().equals(present.person()))
                        .map(filed ->
                                open
                                        .openBelow(request, present.person(), present.may(Right.MANAGE_REQUESTS), MOST)
                                        .stream()
                                        .map(one -> new Reassignable(
                                                one.approval(),
                                                ApprovalSteps.name(filed.definition(), one.step()),
                                                one.person()))
                                        .toList())
                        .orElse(List.of()));
    }

    /**
     * What is known of some people before one of them is chosen to get the approval. Nothing for somebody who may not pass it on.
     *
     * @param from who is asked now
     */
    public HandoverOutlook outlook(Actor actor, ApprovalId approval, PersonId from, Collection<PersonId> candidates) {
        return work.as(
                        actor,
                        _ -> Optional.of(approval),
                        (present, locked) -> policy.mayPass(present, locked)
                                ? new HandoverOutlook(separation.asked(locked), away.foresee(locked, from, candidates))
                                : HandoverOutlook.NONE)
                .orElse(HandoverOutlook.NONE);
    }

    private HandoverResult pass(Actor actor, Handover wanted) {
        return act(
                actor,
                wanted,
                (present, locked) ->
                        policy.refusal(present, locked, wanted).orElseGet(() -> pass(present, locked, wanted)));
    }

    private HandoverResult act(
            Actor actor, Handover wanted, BiFunction<Actor, LockedApproval, HandoverResult> passing) {
        HandoverResult result =
                work.as(actor, _ -> Optional.of(wanted.approval()), passing).orElseGet(HandoverResult.NotFound::new);
        if (result instanceof HandoverResult.NotFound || result instanceof HandoverResult.NotAllowed) {
            refusals.refused(
                    actor.tenant(),
                    actor.person(),
                    "approval",
                    wanted.approval().toString());
        }
        return result;
    }

    private HandoverResult pass(Actor actor, LockedApproval approval, Handover wanted) {
        Person by = people.find(actor.tenant(), actor.person()).orElseThrow();
        Person to = people.find(actor.tenant(), wanted.to()).orElseThrow();
        AssignmentRepository.Row old = assignments.of(approval.id()).stream()
                .filter(one -> one.person().equals(wanted.from()))
                .findFirst()
                .orElseThrow();
        UUID act = ids.next();
        assignments.mark(old.id(), AssignmentRepository.Status.PASSED);
        assignments.replace(old, to.id(), why(old, wanted, by.id()), approval.now());
        acts.insert(
                actor.tenant(),
                new ActRepository.Row(
                        act,
                        approval.id(),
                        approval.row().step(),
                        approval.row().revision(),
                        approval.row().visit(),
                        ActRepository.Kind.PASSED,
                        by.id(),
                        Optional.of(new ActRepository.Passed(wanted.from(), to.id())),
                        Optional.empty(),
                        Optional.empty(),
                        wanted.note().isEmpty() ? null : wanted.note().text(),
                        approval.now()));
        // The new person may be away.
        Map<PersonId, PersonId> moved = covering.cover(approval);
        separation.review(approval.request()).forEach(approval.request()::publish);
        covering.tell(approval, moved);
        approval.request().publish(new NoLongerAsked(actor.tenant(), approval.id(), Optional.of(wanted.from())));
        approval.request().publish(passed(approval, by, wanted, act));
        mentions.passed(approval, act, by.id(), wanted);
        boolean delegated = wanted.isDelegation(by.id());
        approval.request().record(by.id(), delegated ? "approval.delegated" : "approval.reassigned", details(wanted));
        return new HandoverResult.HandedOver(
                approval.request().filed().number(), to.personName(), delegated, away.away(approval, to.id(), moved));
    }

    /** Why the new person is asked: as the one before was, and by whom it was passed on. */
    private static List<Reason> why(AssignmentRepository.Row old, Handover wanted, PersonId by) {
        return old.why().stream()
                .filter(reason -> reason.kind() != Reason.Kind.OWN_REQUEST)
                .map(reason -> reason.passed(by, !wanted.isDelegation(by)))
                .distinct()
                .toList();
    }

    private static ApprovalPassed passed(LockedApproval approval, Person by, Handover wanted, UUID act) {
        return new ApprovalPassed(
                approval.tenant(),
                approval.row().request(),
                approval.id(),
                act,
                approval.row().step(),
                by.id(),
                wanted.from(),
                wanted.to(),
                wanted.note().text(),
                approval.row().dueAt());
    }

    private static Map<String, String> details(Handover passed) {
        Map<String, String> details = new HashMap<>();
        details.put("approval", passed.approval().toString());
        details.put("from", passed.from().toString());
        details.put("to", passed.to().toString());
        details.put("note", passed.note().text());
        return details;
    }
}
