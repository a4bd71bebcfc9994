package dev.countersign.audit;

import dev.countersign.audit.RecordedDecisions.Difference;
import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * What checks have found is an entry of the log itself, so that whoever puts an altered row back does not undo the finding: an entry when a check finds
 * something else than the one before, and one when it finds nothing any more. The log may go on with wrong entries before.
 */
@Component
class AuditFindings {

    static final String FOUND = AuditFinding.KIND;
    static final String ENDED = "audit.found-intact";

    private static final String ENTRY = "entry";
    private static final String FAULT = "fault";
    private static final String DECISION = "decision";
    private static final String REQUEST = "request";

    private final AuditRepository entries;
    private final AuditWriter writer;
    private final AuditReports reports;
    private final TenantTransaction transaction;

    AuditFindings(AuditRepository entries, AuditWriter writer, AuditReports reports, TenantTransaction transaction) {
        this.entries = entries;
        this.writer = writer;
        this.reports = reports;
        this.transaction = transaction;
    }

    /** Adds an entry if the last check had another result. A log whose head is lost takes none; that it was altered is told by the result and the alarm. */
    void record(TenantId tenant, Verification result) {
        try {
            transaction.run(tenant, () -> {
                entries.lockCheck(tenant);
                Optional<AuditEntry> last = entries.findings(tenant, 1).stream().findFirst();
                event(result, last)
                        .ifPresent(event -> AuditUnit.current(tenant, writer).add(event));
            });
        } catch (DataAccessException | IllegalStateException refused) {
            reports.notAdded(tenant, refused);
        }
    }

    /** The newest findings, at most so many. */
    List<AuditFinding> newest(TenantId tenant, int most) {
        // There are at most two entries of a finding.
        List<AuditEntry> newest = transaction.call(tenant, () -> entries.findings(tenant, 2 * most));
        List<AuditFinding> found = new ArrayList<>();
        @Nullable AuditEntry next = null;
        for (AuditEntry entry : newest) {
            if (entry.kind().equals(FOUND)) {
                Optional<AuditEntry> after = Optional.ofNullable(next);
                read(entry)
                        .map(result -> new AuditFinding(
                                entry.at(),
                                result,
                                after.map(AuditEntry::at),
                                after.filter(one -> one.kind().equals(ENDED)).isPresent()))
                        .ifPresent(found::add);
            }
            next = entry;
        }
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static Optional<AuditEvent> event(Verification result, Optional<AuditEntry> last) {
        Optional<Verification> before =
                last.filter(entry -> entry.kind().equals(FOUND)).flatMap(AuditFindings::read);
        return switch (result) {
            case Verification.Intact _ ->
                last.filter(entry -> entry.kind().equals(FOUND)).map(_ -> new AuditEvent(ENDED, null, null, Map.of()));
            case Broken broken ->
                before.filter(one -> one instanceof Broken known && isSame(known, broken))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new AuditEvent(
                                FOUND,
                                null,
                                null,
                                Map.of(
                                        ENTRY,
                                        Long.toString(broken.sequence()),
                                        FAULT,
                                        String.valueOf(broken.fault()))));
            case Verification.DecisionsDiffer differ -> {
                Difference first = differ.decisions().getFirst();
                yield before.filter(new Verification.DecisionsDiffer(List.of(first))::equals)
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(new AuditEvent(
                                FOUND,
                                null,
                                null,
                                Map.of(
                                        DECISION, first.decision().toString(),
                                        REQUEST, first.request().toString())));
            }
            case Verification.NotAllowed _ -> Optional.empty();
        };
    }

    /** The end of the log moves while it goes on, and each check would find another one. */
    private static boolean isSame(Broken known, Broken found) {
        return known.fault() == found.fault()
                && (known.sequence() == found.sequence()
                        || found.fault() == Fault.CUT_OFF
                        || found.fault() == Fault.BEYOND_HEAD);
    }

    /** Empty for what this release does not know. */
    private static Optional<Verification> read(AuditEntry entry) {
        Map<String, String> details = Origin.details(entry.content());
        try {
            if (details.containsKey(DECISION)) {
                return Optional.of(new Verification.DecisionsDiffer(List.of(new Difference(
                        UUID.fromString(details.getOrDefault(DECISION, "")),
                        UUID.fromString(details.getOrDefault(REQUEST, ""))))));
            }
            long sequence = Long.parseLong(details.getOrDefault(ENTRY, ""));
            return Arrays.stream(Fault.values())
                    .filter(fault -> fault.name().equals(details.get(FAULT)))
                    .findFirst()
                    .map(fault -> new Broken(sequence, fault));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }
}
