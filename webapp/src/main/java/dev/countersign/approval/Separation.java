package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Nobody decides two steps of one request that need different people. Who has decided one is taken off the other; where too few are left
 * there, the next manager above them is asked, and where there is none the administrators, so that the request does not wait for nobody.
 * A decision that was taken back bars nobody. Everything here is within the request's lock.
 */
@Component
class Separation {

    /** A decision that bars the person from another step. */
    record Conflict(String step, Verdict verdict) {}

    private static final Logger LOG = LoggerFactory.getLogger(Separation.class);

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final ApproverChoice choice;
    private final Settling settling;
    private final AuditLog audit;

    Separation(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            ApproverChoice choice,
            Settling settling,
            AuditLog audit) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.choice = choice;
        this.settling = settling;
        this.audit = audit;
    }

    /** For each person who may not decide the approval, the decision that is the reason. */
    Map<PersonId, Conflict> conflicts(FiledRequest request, ApprovalRow approval) {
        return conflicts(request, approval, approvals.ofRequest(request.id()), decisions.standingOf(request.id()));
    }

    static Map<PersonId, Conflict> conflicts(
            FiledRequest request,
            ApprovalRow approval,
            List<ApprovalRow> ofRequest,
            List<DecisionRepository.Row> standing) {
        Set<String> apart = SeparationOfDuties.of(request.definition().steps()).apartFrom(approval.step());
        Map<ApprovalId, String> others = ofRequest.stream()
                .filter(other -> other.revision() == approval.revision() && apart.contains(other.step()))
                .collect(Collectors.toMap(ApprovalRow::id, ApprovalRow::step));
        return standing.stream()
                .filter(decision -> others.containsKey(decision.approval()))
                .collect(Collectors.toMap(
                        DecisionRepository.Row::person,
                        decision -> new Conflict(others.getOrDefault(decision.approval(), ""), decision.verdict()),
                        (first, second) -> second));
    }

    /**
     * Brings every approval that is still open, or can be opened again, in line with what is decided now.
     *
     * @param now in whole milliseconds
     * @return who is asked in addition; nobody for an approval that nobody is left to decide
     */
    List<ApproversAsked> review(TenantId tenant, FiledRequest request, Instant now) {
        return approvals.ofRequest(request.id()).stream()
                .filter(row -> row.counts() && !row.isExpired() && row.revision() == request.revision())
                .flatMap(row -> review(tenant, request, row, now).stream())
                .toList();
    }

    private Optional<ApproversAsked> review(TenantId tenant, FiledRequest request, ApprovalRow row, Instant now) {
        ApprovalStep step = ApprovalSteps.find(request.definition(), row.step()).orElseThrow();
        Set<PersonId> barred = conflicts(request, row).keySet();
        boolean changed = mark(row, new Bench(step, assignments.of(row.id()), barred));
        List<Asked> standIns = row.isOpen() ? standIns(tenant, request, row, step, barred, now) : List.of();
        if (!changed && standIns.isEmpty()) {
            return Optional.empty();
        }
        settling.recount(tenant, request, row, now);
        audit(tenant, request, row, standIns);
        boolean nobody = row.isOpen() && assignments.of(row.id()).stream().allMatch(Separation::isSuspended);
        if (nobody) {
            LOG.error("Nobody is left to decide step {} of request {}", row.step(), request.number());
        }
        return nobody || !standIns.isEmpty()
                ? Optional.of(new ApproversAsked(
                        tenant,
                        request.id(),
                        row.id(),
                        row.step(),
                        standIns.stream().map(Asked::person).toList(),
                        row.dueAt()))
                : Optional.empty();
    }

    /** Whether that changed anything. */
    private boolean mark(ApprovalRow row, Bench bench) {
        boolean changed = false;
        for (AssignmentRepository.Row one : bench.asked()) {
            boolean mayDecide = bench.mayDecide(one);
            if (mayDecide == isSuspended(one)) {
                AssignmentRepository.Status open =
                        row.isOpen() ? AssignmentRepository.Status.OPEN : AssignmentRepository.Status.VOID;
                assignments.mark(one.id(), mayDecide ? open : AssignmentRepository.Status.SUSPENDED);
                changed = true;
            }
        }
        return changed;
    }

    private List<Asked> standIns(
            TenantId tenant,
            FiledRequest request,
            ApprovalRow row,
            ApprovalStep step,
            Set<PersonId> barred,
            Instant now) {
        List<Asked> asked = new ArrayList<>();
        Bench bench = new Bench(step, assignments.of(row.id()), barred);
        if (bench.isShort() && !bench.vacant().isEmpty()) {
            asked.addAll(choice.managersAbove(tenant, request, bench.vacant(), bench.notAgain()));
            insert(tenant, row, asked, now);
            bench = new Bench(step, assignments.of(row.id()), barred);
        }
        if (bench.isShort() && !bench.absent().isEmpty()) {
            PersonId absent = bench.absent().getFirst();
            List<Asked> administrators = choice.administratorsFor(tenant, request, absent, bench.notAgain());
            insert(tenant, row, administrators, now);
            asked.addAll(administrators);
        }
        return asked;
    }

    private void insert(TenantId tenant, ApprovalRow row, List<Asked> people, Instant now) {
        assignments.insert(tenant, row.id(), people, row.dueAt(), now);
    }

    private void audit(TenantId tenant, FiledRequest request, ApprovalRow row, List<Asked> standIns) {
        String suspended = assignments.of(row.id()).stream()
                .filter(Separation::isSuspended)
                .map(one -> one.person().toString())
                .collect(Collectors.joining(" "));
        String asked = standIns.stream().map(one -> one.person().toString()).collect(Collectors.joining(" "));
        audit.append(
                tenant,
                new AuditEvent(
                        "approval.separated",
                        null,
                        request.id().value(),
                        Map.of("approval", row.id().toString(), "suspended", suspended, "asked", asked)));
    }

    private static boolean isSuspended(AssignmentRepository.Row one) {
        return one.status() == AssignmentRepository.Status.SUSPENDED;
    }
}
