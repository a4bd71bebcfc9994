package dev.countersign.approval;

import dev.countersign.away.Leave;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the page of a request shows about its approvals. */
@Component
class Trace implements ApprovalTrace {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final AskedRepository asked;
    private final ActRepository acts;
    private final DecisionRepository decisions;
    private final WaitingRepository waiting;
    private final ApproverForesight foresight;
    private final AwayPeople away;
    private final Reasons reasons;
    private final Clock clock;

    Trace(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            AskedRepository asked,
            ActRepository acts,
            DecisionRepository decisions,
            WaitingRepository waiting,
            ApproverForesight foresight,
            AwayPeople away,
            Reasons reasons,
            Clock clock) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.asked = asked;
        this.acts = acts;
        this.decisions = decisions;
        this.waiting = waiting;
        this.foresight = foresight;
        this.away = away;
        this.reasons = reasons;
        this.clock = clock;
    }

    @Override
    public List<Visit> visits(RequestId request) {
        return visits(request, Undecided.NONE);
    }

    @Override
    public List<Visit> visits(RequestId request, PersonId reader) {
        return visits(request, new Undecided(Optional.of(reader), clock.instant()));
    }

    private List<Visit> visits(RequestId request, Undecided undecided) {
        List<AssignmentRepository.Row> asked = assignments.ofRequest(request);
        return visits(approvals.ofRequest(request), asked, decisions.standingOf(request), away.until(asked), undecided);
    }

    /**
     * The same for rows that were read already.
     *
     * @param until the last day on which people are away
     */
    static List<Visit> visits(
            List<ApprovalRow> approvals,
            List<AssignmentRepository.Row> assignments,
            List<DecisionRepository.Row> standing,
            Map<PersonId, Leave> until,
            Undecided undecided) {
        Map<ApprovalId, List<AssignmentRepository.Row>> asked =
                assignments.stream().collect(Collectors.groupingBy(AssignmentRepository.Row::approval));
        Map<AssignmentId, DecisionRepository.Row> answers = undecided.shown(standing, approvals, assignments).stream()
                .collect(Collectors.toMap(DecisionRepository.Row::assignment, Function.identity()));
        Bases bases = Bases.of(approvals, standing);
        return approvals.stream()
                .map(row -> undecided.of(row, asked.getOrDefault(row.id(), List.of()), standing))
                .map(row -> visit(row, asked.getOrDefault(row.id(), List.of()), answers, bases, until, undecided))
                .toList();
    }

    @Override
    public List<Reasoned> reasons(TenantId tenant, FiledRequest request) {
        List<AssignmentRepository.Row> all = assignments.ofRequest(request.id());
        Map<ApprovalId, ApprovalRow> rows = approvals.ofRequest(request.id()).stream()
                .collect(Collectors.toMap(ApprovalRow::id, Function.identity()));
        Map<String, Text> names = reasons.names(
                tenant, all.stream().flatMap(one -> one.why().stream()).toList());
        return all.stream()
                .flatMap(one -> Optional.ofNullable(rows.get(one.approval())).stream()
                        .map(row -> new Reasoned(
                                row.step(),
                                row.revision(),
                                row.visit(),
                                one.person(),
                                one.owner(),
                                one.inPlaceOf(),
                                one.isSuspended(),
                                Reasons.readable(request.definition(), one.why(), names).stream()
                                        .map(ReadableReason::because)
                                        .toList())))
                .toList();
    }

    @Override
    public List<Act> acts(RequestId request) {
        return acts(acts.ofRequest(request));
    }

    /** The same for rows that were read already. */
    static List<Act> acts(List<ActRepository.Row> rows) {
        return rows.stream().map(Trace::act).toList();
    }

    private static Act act(ActRepository.Row row) {
        return switch (row.kind()) {
            case PASSED -> passed(row, row.passed().orElseThrow());
            case COVERED -> {
                ActRepository.Covered covered = row.covered().orElseThrow();
                yield new Act.Covered(
                        row.step(),
                        row.revision(),
                        row.visit(),
                        row.by(),
                        covered.from(),
                        covered.to(),
                        covered.until(),
                        row.at());
            }
            case NUDGED -> new Act.Nudged(row.step(), row.revision(), row.visit(), row.by(), row.at());
            case EXTENDED -> extended(row, row.extended().orElseThrow());
            case LEFT -> member(row, Act.Membership.LEFT);
            case GONE -> member(row, Act.Membership.GONE);
            case LEFT_SOME -> member(row, Act.Membership.LEFT_SOME);
            case REJOINED -> member(row, Act.Membership.REJOINED);
        };
    }

    private static Act passed(ActRepository.Row row, ActRepository.Passed passed) {
        return new Act.Passed(
                row.id(),
                row.step(),
                row.revision(),
                row.visit(),
                row.by(),
                passed.from(),
                passed.to(),
                row.note(),
                row.at());
    }

    private static Act extended(ActRepository.Row row, ActRepository.Extended moved) {
        return new Act.Extended(
                row.step(),
                row.revision(),
                row.visit(),
                row.by(),
                moved.before(),
                moved.due(),
                Objects.requireNonNullElse(row.note(), ""),
                row.at());
    }

    private static Act member(ActRepository.Row row, Act.Membership what) {
        return new Act.Member(row.step(), row.revision(), row.visit(), row.by(), what, row.at());
    }

    @Override
    public Map<RequestId, List<Waiting>> waiting(Collection<RequestId> ids) {
        return ids.isEmpty() ? Map.of() : waiting.of(ids);
    }

    @Override
    public Map<Integer, Map<String, Latest>> outcomes(FiledRequest request) {
        Map<Integer, Map<String, ApprovalRow>> latest = new LinkedHashMap<>();
        // In the order of visits: the later one counts.
        approvals
                .ofRequest(request.id())
                .forEach(row -> latest.computeIfAbsent(row.revision(), _ -> new LinkedHashMap<>())
                        .put(row.step(), row));
        List<AssignmentRepository.Row> asked = assignments.ofRequest(request.id());
        List<DecisionRepository.Row> standing = decisions.standingOf(request.id());
        Map<Integer, Map<String, Latest>> outcomes = new LinkedHashMap<>();
        latest.forEach((revision, rows) -> rows.forEach((step, row) -> outcomes.computeIfAbsent(
                        revision, _ -> new LinkedHashMap<>())
                .put(
                        step,
                        new Latest(
                                row.visit(),
                                outcome(row).filter(claimed -> isBorneOut(request, row, claimed, asked, standing))))));
        return outcomes;
    }

    /** Counts the decisions again. Nobody has to have decided an approval that has expired. */
    private static boolean isBorneOut(
            FiledRequest request,
            ApprovalRow row,
            Outcome claimed,
            List<AssignmentRepository.Row> asked,
            List<DecisionRepository.Row> standing) {
        return switch (claimed) {
            case EXPIRED, WITHDRAWN, CHANGES_REQUESTED, REVISED -> true;
            case APPROVED, DENIED ->
                ApprovalSteps.find(request.definition(), row.step())
                        .map(step -> Ballot.of(
                                step.quorum(row.visit()),
                                asked.stream()
                                        .filter(one -> one.approval().equals(row.id()))
                                        .toList(),
                                standing.stream()
                                        .filter(decision -> decision.approval().equals(row.id()))
                                        .toList()))
                        .flatMap(Ballot::outcome)
                        .filter(claimed::equals)
                        .isPresent();
        };
    }

    /**
     * Superseded is an approval whose execution went on before our answer, by the timeout of the state or by an answer of somebody else. What was
     * decided here is still decided. It is counted again from its own rows before it counts.
     */
    private static Optional<Outcome> outcome(ApprovalRow row) {
        return switch (row.status()) {
            case OPEN, VOID -> Optional.empty();
            case SETTLED -> row.answeringAt().isPresent() ? row.outcome() : Optional.empty();
            case ANSWERED, SUPERSEDED -> row.outcome();
        };
    }

    @Override
    public boolean involves(RequestId request, PersonId person) {
        return asked.isAsked(request, person) || asked.isManagerOfAsked(request, person);
    }

    @Override
    public List<Foreseen> foresee(
            TenantId tenant, PersonId requester, TemplateDefinition definition, ApprovalStep step, JsonNode form) {
        return foresight.of(tenant, requester, definition, step, form);
    }

    @Override
    public List<PersonId> everybody(RequestId request) {
        return asked.everybody(request);
    }

    @Override
    public Map<PersonId, Set<RequestId>> asked(Collection<RequestId> requests, Collection<PersonId> people) {
        return asked.about(requests, people);
    }

    @Override
    public Map<PersonId, Set<RequestId>> mostAsked(Collection<RequestId> requests, int limit) {
        return asked.aboutMost(requests, limit);
    }

    private static Visit visit(
            ApprovalRow row,
            List<AssignmentRepository.Row> asked,
            Map<AssignmentId, DecisionRepository.Row> answers,
            Bases bases,
            Map<PersonId, Leave> until,
            Undecided undecided) {
        return new Visit(
                row.step(),
                row.revision(),
                row.visit(),
                state(row, undecided),
                row.outcome().orElse(null),
                Ballot.deciding(asked).stream()
                        .map(assignment -> asked(
                                row,
                                assignment,
                                Optional.ofNullable(answers.get(assignment.id())),
                                bases,
                                until,
                                undecided))
                        .toList(),
                row.openedAt(),
                row.closedAt(),
                Optional.of(row.dueAt()),
                asked.stream()
                        .map(assignment -> new Called(
                                assignment.owner(),
                                assignment.person(),
                                assignment.assignedAt(),
                                assignment.firstAssignedAt().orElse(row.openedAt())))
                        .toList(),
                asked.stream()
                        .filter(AssignmentRepository.Row::isSuspended)
                        .map(AssignmentRepository.Row::owner)
                        .toList());
    }

    private static Asked asked(
            ApprovalRow row,
            AssignmentRepository.Row assignment,
            Optional<DecisionRepository.Row> decision,
            Bases bases,
            Map<PersonId, Leave> until,
            Undecided undecided) {
        return new Asked(
                assignment.person(),
                decision.map(given -> switch (given.verdict()) {
                            case APPROVE -> PathNode.Answer.APPROVED;
                            case DENY -> PathNode.Answer.DENIED;
                            case REQUEST_CHANGES -> PathNode.Answer.ASKED_FOR_CHANGES;
                        })
                        .orElse(silent(row)),
                decision.map(DecisionRepository.Row::decidedAt),
                decision.map(DecisionRepository.Row::comment).orElse(null),
                Ballot.voter(assignment.why(), Ballot.vote(decision)),
                decision.map(bases::of).orElse(PathNode.Basis.OWN),
                assignment.passed().map(passed -> standsFor(passed, assignment.person(), until)),
                decision.flatMap(given -> undecided.undoable(given, row)),
                decision.map(given -> given.id().value()));
    }

    /** Of somebody who has not decided. */
    private static PathNode.Answer silent(ApprovalRow row) {
        if (row.isOpen()) {
            return PathNode.Answer.AWAITED;
        }
        return row.isExpired() ? PathNode.Answer.LAPSED : PathNode.Answer.NOT_NEEDED;
    }

    private static StandsFor standsFor(
            AssignmentRepository.Passed passed, PersonId deciding, Map<PersonId, Leave> until) {
        PersonId absent = passed.chosen().reversed().stream()
                .filter(one -> !one.equals(deciding) && until.containsKey(one))
                .findFirst()
                .orElse(passed.owner());
        Optional<Leave> leave = Optional.ofNullable(until.get(absent));
        return new StandsFor(
                passed.owner(),
                absent,
                passed.at(),
                leave.map(Leave::until),
                leave.map(Leave::note).orElse(""));
    }

    private static State state(ApprovalRow row, Undecided undecided) {
        return switch (row.status()) {
            case OPEN -> State.OPEN;
            case SETTLED -> undecided.isPending(row) ? State.SETTLED : State.ANSWERED;
            case ANSWERED -> State.ANSWERED;
            case SUPERSEDED -> row.outcome().isPresent() ? State.SUPERSEDED : State.VOID;
            case VOID -> State.VOID;
        };
    }
}
