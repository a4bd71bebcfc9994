package dev.countersign.approval;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestCaseReader;
import dev.countersign.request.Revising;
import dev.countersign.request.Tally;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what a person needs to decide. */
@Component
class ApprovalCaseReader {

    private final ActorTransaction transaction;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final Membership membership;
    private final FormerStandIns formerly;
    private final DecisionRepository decisions;
    private final EarlierRequests earlier;
    private final RequestCaseReader pages;
    private final FiledRequests requests;
    private final People people;
    private final Reasons reasons;
    private final Tallies tallies;
    private final AwayPeople away;
    private final Revising revising;
    private final SecurityRecords refusals;
    private final Clock clock;

    ApprovalCaseReader(
            ActorTransaction transaction,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            ActRepository acts,
            Membership membership,
            FormerStandIns formerly,
            DecisionRepository decisions,
            EarlierRequests earlier,
            RequestCaseReader pages,
            FiledRequests requests,
            People people,
            Reasons reasons,
            Tallies tallies,
            AwayPeople away,
            Revising revising,
            SecurityRecords refusals,
            Clock clock) {
        this.transaction = transaction;
        this.approvals = approvals;
        this.assignments = assignments;
        this.acts = acts;
        this.membership = membership;
        this.formerly = formerly;
        this.decisions = decisions;
        this.earlier = earlier;
        this.pages = pages;
        this.requests = requests;
        this.people = people;
        this.reasons = reasons;
        this.tallies = tallies;
        this.away = away;
        this.revising = revising;
        this.refusals = refusals;
        this.clock = clock;
    }

    Optional<ApprovalCase> open(Actor actor, ApprovalId id) {
        return transaction.call(actor, present -> {
            Optional<ApprovalCase> found = find(present, id);
            if (found.isEmpty() && formerly.of(present, id).isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "approval", id.toString());
            }
            return found;
        });
    }

    Optional<StoodIn> stoodIn(Actor actor, ApprovalId id) {
        return transaction.call(actor, present -> formerly.of(present, id));
    }

    /** Whoever has left the group that is asked reads that others are asked. */
    private Optional<AssignmentRepository.Row> stillAsked(Actor actor, Optional<AssignmentRepository.Row> mine) {
        return mine.filter(assignment ->
                membership.lost(actor.tenant(), List.of(assignment)).isEmpty());
    }

    private Optional<ApprovalCase> find(Actor present, ApprovalId id) {
        return approvals.find(id).filter(row -> !row.isRevise()).flatMap(row -> {
            List<AssignmentRepository.Row> asked = assignments.ofRequest(row.request());
            Optional<AssignmentRepository.Row> mine = asked.stream()
                    .filter(assignment -> assignment.approval().equals(id)
                            && assignment.person().equals(present.person()))
                    .findFirst();
            boolean owns = asked.stream()
                    .anyMatch(
                            assignment -> assignment.approval().equals(id) && assignment.comesBackTo(present.person()));
            List<ActRepository.Row> done = acts.ofRequest(row.request());
            return mine.isPresent()
                            || owns
                            || present.may(Right.SEE_REQUESTS)
                            || handedOver(present, row, done).isPresent()
                    ? requests.find(present.tenant(), row.request())
                            .map(request -> read(present, row, asked, mine, done, request))
                    : Optional.empty();
        });
    }

    /** Reads each table once, for the page of the request and for the decision. */
    private ApprovalCase read(
            Actor actor,
            ApprovalRow row,
            List<AssignmentRepository.Row> askedAnywhere,
            Optional<AssignmentRepository.Row> mine,
            List<ActRepository.Row> done,
            FiledRequest request) {
        List<DecisionRepository.Row> standing = decisions.standingOf(row.request());
        List<ApprovalRow> visits = approvals.ofRequest(row.request());
        Undecided undecided = new Undecided(Optional.of(actor.person()), clock.instant());
        List<DecisionRepository.Row> seen = undecided.shown(standing, visits, askedAnywhere);
        RequestCaseReader.Opened opened = pages.read(
                actor,
                request,
                Trace.visits(visits, askedAnywhere, standing, away.until(askedAnywhere), undecided),
                Trace.acts(done));
        List<AssignmentRepository.Row> asked = asked(row, askedAnywhere);
        Optional<ActRepository.Row> handedOver = mine.isPresent() ? Optional.empty() : handedOver(actor, row, done);
        Map<PersonId, PersonName> names = names(actor, askedAnywhere, standing, handedOver);
        ApprovalCase.State state =
                changed(request, state(actor, request, row, stillAsked(actor, mine), visits, standing, names));
        return new ApprovalCase(
                row.id(),
                opened.page(),
                ApprovalSteps.name(request.definition(), row.step()),
                row.openedAt(),
                row.dueAt(),
                row.isOpen() && row.dueAt().isBefore(clock.instant()),
                handedOver.map(act -> handedOver(act, names)).orElseGet(() -> passedOn(actor, asked, names, state)),
                mine.filter(_ -> row.isOpen()).map(assignment -> new InboxCursor(row.dueAt(), assignment.id())),
                why(actor, request, mine, Separation.conflicts(request.definition(), row, visits, standing)),
                after(actor, request, row, asked, here(row, standing)),
                next(opened, row.step()),
                ApprovalSteps.offered(request, row.step()),
                SaidSoFar.of(opened.page(), request, visits, askedAnywhere, seen, names),
                earlier.of(actor, request, inPlaceOf(mine, state)),
                OtherApprovals.instead(actor, request, row, visits, askedAnywhere),
                OtherApprovals.newer(actor, row, visits, askedAnywhere));
    }

    private static List<DecisionRepository.Row> here(ApprovalRow row, List<DecisionRepository.Row> standing) {
        return standing.stream()
                .filter(decision -> decision.approval().equals(row.id()))
                .toList();
    }

    /** The person for whom the reader decides now. */
    private static Optional<PersonId> inPlaceOf(Optional<AssignmentRepository.Row> mine, ApprovalCase.State state) {
        return mine.filter(_ -> state instanceof ApprovalCase.State.Open)
                .flatMap(AssignmentRepository.Row::passed)
                .map(AssignmentRepository.Passed::owner);
    }

    private static List<AssignmentRepository.Row> asked(ApprovalRow row, List<AssignmentRepository.Row> askedAnywhere) {
        return askedAnywhere.stream()
                .filter(assignment -> assignment.approval().equals(row.id()))
                .toList();
    }

    private Map<PersonId, PersonName> names(
            Actor actor,
            List<AssignmentRepository.Row> asked,
            List<DecisionRepository.Row> standing,
            Optional<ActRepository.Row> handedOver) {
        return people.names(
                actor.tenant(),
                Stream.of(
                                standing.stream().map(DecisionRepository.Row::person),
                                asked.stream()
                                        .filter(assignment ->
                                                assignment.passed().isPresent())
                                        .flatMap(assignment -> Stream.of(assignment.owner(), assignment.person())),
                                handedOver.stream().flatMap(ApprovalCaseReader::people))
                        .flatMap(ids -> ids)
                        .collect(Collectors.toSet()));
    }

    private static ApprovalCase.State state(
            Actor actor,
            FiledRequest request,
            ApprovalRow row,
            Optional<AssignmentRepository.Row> mine,
            List<ApprovalRow> visits,
            List<DecisionRepository.Row> standing,
            Map<PersonId, PersonName> names) {
        List<DecisionRepository.Row> here = here(row, standing);
        return state(actor, request, row, mine, elsewhere(actor, request, row, visits, standing), here, names);
    }

    private Tally after(
            Actor actor,
            FiledRequest request,
            ApprovalRow row,
            List<AssignmentRepository.Row> asked,
            List<DecisionRepository.Row> here) {
        return ApprovalSteps.find(request.definition(), row.step())
                .map(step -> after(actor, step.quorum(row.visit()), asked, here))
                .orElse(Tally.NONE);
    }

    private Tally after(
            Actor actor, Quorum quorum, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> here) {
        Ballot ballot = Ballot.of(quorum, asked, here).with(actor.person());
        return tallies.of(actor.tenant(), ballot);
    }

    /** How this person's part in the approval was last passed to somebody else. */
    private static Optional<ActRepository.Row> handedOver(Actor actor, ApprovalRow row, List<ActRepository.Row> done) {
        return done.reversed().stream()
                .filter(act -> act.approval().equals(row.id()))
                .filter(act -> act.passed()
                        .filter(passed -> passed.from().equals(actor.person()))
                        .isPresent())
                .findFirst();
    }

    private static Stream<PersonId> people(ActRepository.Row act) {
        return Stream.concat(Stream.of(act.by()), act.passed().stream().map(ActRepository.Passed::to));
    }

    private static ApprovalCase.State handedOver(ActRepository.Row act, Map<PersonId, PersonName> names) {
        return new ApprovalCase.State.HandedOver(
                Objects.requireNonNull(names.get(act.by())),
                Objects.requireNonNull(names.get(act.passed().orElseThrow().to())),
                act.at());
    }

    private static Optional<ApprovalCase.State> elsewhere(
            Actor actor,
            FiledRequest request,
            ApprovalRow row,
            List<ApprovalRow> visits,
            List<DecisionRepository.Row> standing) {
        return Optional.ofNullable(Separation.conflicts(request.definition(), row, visits, standing)
                        .get(actor.person()))
                .map(conflict -> new ApprovalCase.State.DecidedElsewhere(
                        ApprovalSteps.name(request.definition(), conflict.step()), conflict.verdict()));
    }

    private static ApprovalCase.State state(
            Actor actor,
            FiledRequest request,
            ApprovalRow row,
            Optional<AssignmentRepository.Row> mine,
            Optional<ApprovalCase.State> elsewhere,
            List<DecisionRepository.Row> here,
            Map<PersonId, PersonName> names) {
        Optional<DecisionRepository.Row> own = here.stream()
                .filter(decision -> decision.person().equals(actor.person()))
                .findFirst();
        boolean isOld = request.status().isOpen() && row.revision() < request.revision();
        if (own.isPresent() && !isOld) {
            DecisionRepository.Row decision = own.get();
            return new ApprovalCase.State.Decided(
                    decision.id(), decision.verdict(), decision.decidedAt(), row.undoUntil(decision));
        }
        if (row.isOpen()) {
            return mine.<ApprovalCase.State>flatMap(
                            assignment -> assignment.status() == AssignmentRepository.Status.SUSPENDED
                                    ? elsewhere
                                    : Optional.of(open(request, row)))
                    .orElseGet(ApprovalCase.State.OthersAsked::new);
        }
        return row.outcome()
                .flatMap(outcome -> Ballot.deciding(outcome, here))
                .<ApprovalCase.State>map(decision -> new ApprovalCase.State.DecidedByOthers(
                        name(names, decision), decision.decidedAt(), decision.verdict()))
                .orElseGet(() -> over(request, row));
    }

    private static ApprovalCase.State open(FiledRequest request, ApprovalRow row) {
        return request.unconfirmed().isPresent()
                        && ApprovalSteps.offered(request, row.step()).isEmpty()
                ? new ApprovalCase.State.EndUnconfirmed()
                : new ApprovalCase.State.Open();
    }

    /** The same; of an approval that is void because the request was just changed it says so. */
    private ApprovalCase.State changed(FiledRequest request, ApprovalCase.State state) {
        return state instanceof ApprovalCase.State.Closed && revising.isBeingChanged(request)
                ? new ApprovalCase.State.BeingChanged()
                : state;
    }

    private static ApprovalCase.State over(FiledRequest request, ApprovalRow row) {
        if (!request.status().isOpen()) {
            return new ApprovalCase.State.Closed();
        }
        if (row.revision() < request.revision()) {
            return new ApprovalCase.State.Revised(request.revision());
        }
        return request.changesDue().isPresent() ? new ApprovalCase.State.SentBack() : new ApprovalCase.State.Closed();
    }

    /** The same, but a person who is away and asked is told who decides it for them. */
    private static ApprovalCase.State passedOn(
            Actor actor,
            List<AssignmentRepository.Row> asked,
            Map<PersonId, PersonName> names,
            ApprovalCase.State state) {
        return asked.stream()
                .filter(assignment -> state instanceof ApprovalCase.State.OthersAsked
                        && assignment.passed().isPresent()
                        && assignment.comesBackTo(actor.person()))
                .<ApprovalCase.State>map(assignment ->
                        new ApprovalCase.State.PassedOn(Objects.requireNonNull(names.get(assignment.person()))))
                .findFirst()
                .orElse(state);
    }

    private List<ReadableReason> why(
            Actor actor,
            FiledRequest request,
            Optional<AssignmentRepository.Row> mine,
            Map<PersonId, Separation.Conflict> conflicts) {
        return mine.map(one -> away.why(actor.tenant(), one)
                        .orElseGet(() -> reasons.readable(actor.tenant(), request.definition(), one, conflicts)))
                .orElse(List.of());
    }

    private static Optional<Next> next(RequestCaseReader.Opened opened, String step) {
        return opened.outline()
                .next(step)
                .map(next -> new Next(
                        next.waitsFor().stream()
                                .filter(other -> !opened.page().isOver(other.key()))
                                .toList(),
                        next.then()))
                .map(next -> withoutPeople(opened, next));
    }

    /** Where only automated steps follow, nobody else decides: the request is approved as soon as they come through. */
    private static Next withoutPeople(RequestCaseReader.Opened opened, Next next) {
        List<Node.StepNode> waitsFor = new ArrayList<>(next.waitsFor());
        Next last = next;
        while (last.then().size() == 1 && isAutomated(last.then().getFirst())) {
            Node.StepNode step = last.then().getFirst();
            waitsFor.add(step);
            last = opened.outline().next(step.key()).orElseThrow();
        }
        return last.ends() ? new Next(waitsFor, List.of()) : next;
    }

    private static boolean isAutomated(Node.StepNode node) {
        return node.step() instanceof AutomatedStep && node.passage() == Node.Passage.WALKED;
    }

    private static PersonName name(Map<PersonId, PersonName> names, DecisionRepository.Row decision) {
        return Objects.requireNonNull(names.get(decision.person()));
    }
}
