package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.LockedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Nobody decides two steps of one request that need different people. Who has decided one is taken off the other, and so is who has left the group that is
 * asked; where too few are left there, other members of the group are asked, the next manager above them is asked, then the fallback of the template and the administrators, so that the request does not wait for nobody.
 * Nobody is asked in addition because of a decision that can still be undone. One that was taken back bars nobody. Everything here is in the request's unit
 * of work.
 */
@Component
class Separation {

    /** A decision that bars the person from another step. */
    record Conflict(String step, Verdict verdict, Instant undoUntil) {}

    private static final Logger LOG = LoggerFactory.getLogger(Separation.class);

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final ApproverChoice choice;
    private final Membership membership;
    private final Covering covering;
    private final Settling settling;
    private final UndoEnds undoEnds;
    private final Shortages shortages;

    Separation(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            ApproverChoice choice,
            Membership membership,
            Covering covering,
            Settling settling,
            UndoEnds undoEnds,
            Shortages shortages) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.choice = choice;
        this.membership = membership;
        this.covering = covering;
        this.settling = settling;
        this.undoEnds = undoEnds;
        this.shortages = shortages;
    }

    /** For each person who may not decide the approval, the decision that is the reason. */
    Map<PersonId, Conflict> conflicts(FiledRequest request, ApprovalRow approval) {
        return conflicts(
                request.definition(), approval, approvals.ofRequest(request.id()), decisions.standingOf(request.id()));
    }

    /** The steps that need other people than this approval. */
    static Set<String> apartFrom(TemplateDefinition definition, ApprovalRow approval) {
        return SeparationOfDuties.of(definition.steps()).apartFrom(approval.step());
    }

    /** Call it after a decision was taken back: whoever made it may stand in again at the steps that need other people than this one. */
    void coverBeside(LockedApproval approval) {
        openBeside(approval, approvals).forEach(other -> covering.tell(other, covering.cover(other)));
    }

    /** Who is asked now at a step that needs other people than this approval, with the name of that step. */
    Map<PersonId, Text> asked(LockedApproval approval) {
        Map<PersonId, Text> asked = new HashMap<>();
        openBeside(approval, approvals)
                .forEach(other -> assignments
                        .open(other.id())
                        .forEach(person -> asked.put(
                                person,
                                ApprovalSteps.name(
                                        approval.filed().definition(),
                                        other.row().step()))));
        return asked;
    }

    /** The open approvals that need other people than this one. */
    static List<LockedApproval> openBeside(LockedApproval approval, ApprovalRepository approvals) {
        Set<String> apart = apartFrom(approval.filed().definition(), approval.row());
        return apart.isEmpty()
                ? List.of()
                : approvals.ofRequest(approval.filed().id()).stream()
                        .filter(other -> other.isOpen()
                                && other.revision() == approval.row().revision()
                                && apart.contains(other.step()))
                        .map(other -> new LockedApproval(approval.request(), other))
                        .toList();
    }

    /** The same, with all approvals of the request, and the decisions that stand. */
    static Map<PersonId, Conflict> conflicts(
            TemplateDefinition definition,
            ApprovalRow approval,
            List<ApprovalRow> ofRequest,
            List<DecisionRepository.Row> standing) {
        Set<String> apart = apartFrom(definition, approval);
        Map<ApprovalId, String> others = ofRequest.stream()
                .filter(other -> apart.contains(other.step()) && counts(definition, other, approval, ofRequest))
                .collect(Collectors.toMap(ApprovalRow::id, ApprovalRow::step));
        return standing.stream()
                // Who asked for changes has not decided.
                .filter(decision -> decision.verdict() != Verdict.REQUEST_CHANGES)
                .filter(decision -> others.containsKey(decision.approval()))
                .collect(Collectors.toMap(
                        DecisionRepository.Row::person,
                        decision -> new Conflict(
                                others.getOrDefault(decision.approval(), ""), decision.verdict(), decision.undoUntil()),
                        (first, second) -> second));
    }

    /** A changed request that continues at a later step keeps what was decided before it, but not what is decided again. */
    private static boolean counts(
            TemplateDefinition definition, ApprovalRow other, ApprovalRow approval, List<ApprovalRow> ofRequest) {
        return other.revision() == approval.revision()
                || (other.revision() < approval.revision()
                        && other.status() == ApprovalRow.Status.ANSWERED
                        && definition.revisions().goesOn() == GoesOn.STEP
                        && !isDecidedAgain(definition, other, approval, ofRequest));
    }

    /** A parallel step is entered again as a whole, so one of its steps shows that for all, whose messages may not have come yet. */
    private static boolean isDecidedAgain(
            TemplateDefinition definition, ApprovalRow other, ApprovalRow approval, List<ApprovalRow> ofRequest) {
        Set<String> together = StepTree.of(definition.steps(), ParallelStep.class)
                .map(parallel -> StepTree.of(List.of(parallel), ApprovalStep.class)
                        .map(ApprovalStep::key)
                        .collect(Collectors.toSet()))
                .filter(keys -> keys.contains(other.step()))
                .findFirst()
                .orElse(Set.of(other.step()));
        return Stream.concat(ofRequest.stream(), Stream.of(approval))
                .anyMatch(later -> together.contains(later.step())
                        && later.revision() > other.revision()
                        && later.revision() <= approval.revision());
    }

    /**
     * Brings every approval that is still open, or can be opened again, in line with what is decided now.
     *
     * @return who is asked in addition; nobody for an approval that nobody is left to decide
     */
    List<ApproversAsked> review(LockedRequest request) {
        return review(request, Look.USUAL);
    }

    /** The same after a decision can no longer be undone: who was not asked because of that is asked now. */
    List<ApproversAsked> reviewAgain(LockedRequest request) {
        return review(request, Look.UNDO_ENDED);
    }

    /** The same where too few are left: whoever may decide by now is asked in addition. */
    List<ApproversAsked> fill(LockedRequest request) {
        return review(request, Look.TOO_FEW);
    }

    /** Why it is looked at. */
    private enum Look {
        USUAL,
        UNDO_ENDED,
        TOO_FEW
    }

    private List<ApproversAsked> review(LockedRequest request, Look look) {
        return approvals.ofRequest(request.id()).stream()
                .filter(row -> row.counts()
                        && !row.isRevise()
                        && !row.isExpired()
                        && row.revision() == request.filed().revision())
                .flatMap(row -> review(new LockedApproval(request, row), look).stream())
                .toList();
    }

    private Optional<ApproversAsked> review(LockedApproval approval, Look look) {
        ApprovalRow row = approval.row();
        Map<PersonId, Conflict> conflicts = conflicts(approval.filed(), row);
        List<AssignmentRepository.Row> asked = assignments.of(row.id());
        boolean lapsed = membership.refresh(approval.tenant(), asked);
        Set<PersonId> lost = membership.lost(approval.tenant(), asked);
        Set<PersonId> barred = new HashSet<>(lost);
        barred.addAll(conflicts.keySet());
        boolean changed = markAndCover(approval, bench(approval, barred)) || lapsed;
        if (changed && row.isOpen()) {
            membership.record(approval, asked, lost);
        }
        boolean isShort = row.isOpen()
                && (!barred.isEmpty() || lapsed || asked.stream().anyMatch(AssignmentRepository.Row::hasLapsed))
                && bench(approval, barred).isShort();
        Optional<Instant> undoable = isShort ? lastUndo(conflicts.values(), approval.now()) : Optional.empty();
        if (undoable.isPresent()) {
            undoEnds.at(approval.tenant(), approval.id(), undoable.get());
            if (changed) {
                record(approval, List.of());
            }
            return Optional.empty();
        }
        boolean anew = !lost.isEmpty() || lapsed || look == Look.TOO_FEW;
        List<Asked> standIns = row.isOpen() ? standIns(approval, barred, anew) : List.of();
        if (!changed && standIns.isEmpty() && !(look == Look.UNDO_ENDED && isShort)) {
            return Optional.empty();
        }
        return changed(approval, standIns);
    }

    private Optional<ApproversAsked> changed(LockedApproval approval, List<Asked> standIns) {
        ApprovalRow row = approval.row();
        settling.recount(approval);
        record(approval, standIns);
        shortages.look(approval);
        boolean nobody = nobodyIsLeft(approval);
        return nobody || !standIns.isEmpty()
                ? Optional.of(new ApproversAsked(
                        approval.tenant(),
                        row.request(),
                        row.id(),
                        row.step(),
                        standIns.stream().map(Asked::person).toList(),
                        row.dueAt()))
                : Optional.empty();
    }

    private boolean nobodyIsLeft(LockedApproval approval) {
        ApprovalRow row = approval.row();
        boolean nobody =
                row.isOpen() && assignments.of(row.id()).stream().allMatch(AssignmentRepository.Row::isSuspended);
        if (nobody) {
            LOG.error(
                    "Nobody is left to decide step {} of request {}",
                    row.step(),
                    approval.filed().number());
        }
        return nobody;
    }

    /** When the last of these decisions can no longer be undone; empty if none can. */
    private static Optional<Instant> lastUndo(Collection<Conflict> conflicts, Instant now) {
        return conflicts.stream().map(Conflict::undoUntil).filter(now::isBefore).max(Comparator.naturalOrder());
    }

    /** Whether that changed anything. Those who may decide again may have gone away since. */
    private boolean markAndCover(LockedApproval approval, Bench bench) {
        ApprovalRow row = approval.row();
        boolean changed = false;
        List<PersonId> back = new ArrayList<>();
        for (AssignmentRepository.Row one : bench.asked()) {
            boolean mayDecide = bench.mayDecide(one);
            if (mayDecide == one.isSuspended()) {
                AssignmentRepository.Status open =
                        row.isOpen() ? AssignmentRepository.Status.OPEN : AssignmentRepository.Status.VOID;
                assignments.mark(one.id(), mayDecide ? open : AssignmentRepository.Status.SUSPENDED);
                changed = true;
                if (mayDecide && row.isOpen()) {
                    back.add(one.person());
                }
            }
        }
        if (!back.isEmpty()) {
            covering.tell(approval, covering.cover(approval, back));
        }
        return changed;
    }

    /** People who may decide in the place of somebody who is absent. */
    private interface Substitutes {
        List<Asked> choose(ApprovalContext context, Set<Integer> panels, PersonId absent, Set<PersonId> without);
    }

    /** @param anew whether those whom the template names today are asked first: somebody is not in the group any more, or has joined it */
    private List<Asked> standIns(LockedApproval approval, Set<PersonId> barred, boolean anew) {
        List<Asked> asked = new ArrayList<>();
        Bench bench = bench(approval, barred);
        if (!bench.isShort()) {
            return asked;
        }
        Set<PersonId> passed = assignments.passed(approval.id());
        ApprovalContext context = ApprovalContext.of(approval);
        if (anew) {
            asked.addAll(insert(approval, membersOfToday(approval, context, notAgain(bench, passed))));
            bench = bench(approval, barred);
        }
        if (bench.isShort() && !bench.vacant().isEmpty()) {
            asked.addAll(insert(approval, choice.managersAbove(context, bench.vacant(), notAgain(bench, passed))));
            bench = bench(approval, barred);
        }
        for (Substitutes substitutes : List.<Substitutes>of(choice::fallbackFor, choice::administratorsFor)) {
            if (bench.isShort() && !bench.absent().isEmpty()) {
                PersonId absent = bench.absent().getFirst().person();
                asked.addAll(insert(
                        approval, substitutes.choose(context, bench.incomplete(), absent, notAgain(bench, passed))));
                bench = bench(approval, barred);
            }
        }
        return asked.isEmpty() ? asked : present(asked, covering.cover(approval));
    }

    private List<Asked> membersOfToday(LockedApproval approval, ApprovalContext context, Set<PersonId> notAgain) {
        return choice.choose(context, approval.quorum()).people().stream()
                .filter(one -> !notAgain.contains(one.person()))
                .toList();
    }

    /** Neither is asked again who has passed on their place. */
    private static Set<PersonId> notAgain(Bench bench, Set<PersonId> passed) {
        Set<PersonId> notAgain = bench.notAgain();
        notAgain.addAll(passed);
        return notAgain;
    }

    /** Those of them who are away are replaced by whoever decides for them. */
    private static List<Asked> present(List<Asked> asked, Map<PersonId, PersonId> covered) {
        Map<PersonId, PersonId> standIns =
                covered.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return asked.stream()
                .map(one -> new Asked(standIns.getOrDefault(one.person(), one.person()), one.why(), one.inPlaceOf()))
                .toList();
    }

    private Bench bench(LockedApproval approval, Set<PersonId> barred) {
        return new Bench(approval.quorum(), assignments.of(approval.id()), barred);
    }

    private List<Asked> insert(LockedApproval approval, List<Asked> people) {
        assignments.insert(
                approval.tenant(), approval.id(), people, approval.row().dueAt(), approval.now());
        return people;
    }

    private void record(LockedApproval approval, List<Asked> standIns) {
        String suspended = assignments.of(approval.id()).stream()
                .filter(AssignmentRepository.Row::isSuspended)
                .map(one -> one.person().toString())
                .collect(Collectors.joining(" "));
        String asked = standIns.stream().map(one -> one.person().toString()).collect(Collectors.joining(" "));
        approval.request()
                .record(
                        null,
                        "approval.separated",
                        Map.of("approval", approval.id().toString(), "suspended", suspended, "asked", asked));
    }
}
