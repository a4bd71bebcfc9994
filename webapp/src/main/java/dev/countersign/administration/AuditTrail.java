package dev.countersign.administration;

import dev.countersign.audit.AuditChecked;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditFinding;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.AuditProof;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit log of an organisation, for those who may read it. */
@Service
public class AuditTrail {

    /** The rows of a part on the screen. */
    public static final int PAGE = 50;

    /** The findings of checks beside the last one; all are in the log. */
    public static final int FINDINGS = 5;

    /** The rows that are read at once for a file. */
    static final int BATCH = 1_000;

    /** The names of details that hold people. The trigger that keeps the story of each person knows those of whom it is the story. */
    private static final Set<String> PEOPLE = Set.of(
            "person",
            "for",
            "from",
            "to",
            "manager",
            "manager-before",
            "successor",
            "stand-in",
            "standIn",
            "standIn-before",
            "successor-before",
            "owner",
            "head",
            "suspended",
            "asked");

    private static final int LENGTH_OF_ID = 36;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Object>> DETAILS = new TypeReference<>() {};

    private final ActorTransaction acting;
    private final AuditLog audit;
    private final People people;
    private final FiledRequests requests;
    private final SecurityRecords refusals;

    AuditTrail(
            ActorTransaction acting, AuditLog audit, People people, FiledRequests requests, SecurityRecords refusals) {
        this.acting = acting;
        this.audit = audit;
        this.people = people;
        this.requests = requests;
        this.refusals = refusals;
    }

    /**
     * The newest entries. Empty for everybody who may not read the log.
     *
     * @param before the number of the last entry of the part before
     */
    public Optional<AuditPart> page(Actor actor, AuditFilter filter, Optional<Long> before) {
        return reading(actor, present -> {
            List<AuditEntry> found = audit.newest(present.tenant(), filter, before, PAGE + 1);
            List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
            return new AuditPart(
                    lines(present, shown),
                    Optional.of(shown)
                            .filter(_ -> found.size() > PAGE)
                            .map(page -> page.getLast().sequence()));
        });
    }

    /** The kinds of entries that the filter can name. Empty for everybody who may not read the log. */
    public Optional<List<String>> kinds(Actor actor) {
        return reading(actor, present -> audit.kinds(present.tenant()));
    }

    /** The last check of the log by itself or by hand. Empty before the first one, and for everybody who may not read the log. */
    public Optional<AuditChecked> lastCheck(Actor actor) {
        return reading(actor, present -> audit.lastCheck(present.tenant())).flatMap(found -> found);
    }

    /** What checks of the log have found, newest first, at most {@value #FINDINGS}. Empty for everybody who may not read the log. */
    public Optional<List<AuditFinding>> findings(Actor actor) {
        return reading(actor, present -> audit.findings(present.tenant(), FINDINGS));
    }

    /** The end of the log as it is now; that it was exported is recorded. Empty for everybody who may not read the log. */
    public Optional<AuditProof> beginExport(Actor actor, Map<String, String> filter) {
        return reading(actor, present -> {
            AuditProof proof = audit.proof(present.tenant());
            SortedMap<String, String> details = new TreeMap<>(filter);
            details.put("entries", Long.toString(proof.entries()));
            audit.append(present.tenant(), new AuditEvent("audit.exported", present.person(), null, details));
            return proof;
        });
    }

    /** The next entries of an export, in their order: those after this number, up to the last one. The right is checked again for each part. */
    public Optional<List<AuditLine>> export(Actor actor, AuditFilter filter, long after, long last) {
        return reading(actor, present -> lines(present, audit.inOrder(present.tenant(), filter, after, last, BATCH)));
    }

    private <T> Optional<T> reading(Actor actor, Function<Actor, T> read) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_AUDIT)) {
                refusals.refused(present.tenant(), present.person(), "audit", "log");
                return Optional.<T>empty();
            }
            return Optional.of(read.apply(present));
        });
    }

    private List<AuditLine> lines(Actor present, List<AuditEntry> entries) {
        Map<AuditEntry, SortedMap<String, String>> details = new LinkedHashMap<>();
        entries.forEach(entry -> details.put(entry, details(entry)));
        Map<PersonId, PersonName> names = people.names(
                present.tenant(),
                details.entrySet().stream()
                        .flatMap(one -> people(one.getKey(), one.getValue()))
                        .distinct()
                        .toList());
        Map<RequestId, RequestSummary> about = requests.summaries(
                present.tenant(),
                entries.stream()
                        .map(AuditEntry::request)
                        .filter(Objects::nonNull)
                        .map(RequestId::new)
                        .distinct()
                        .toList());
        return details.entrySet().stream()
                .map(one -> new AuditLine(
                        one.getKey(),
                        one.getValue(),
                        names,
                        Optional.ofNullable(one.getKey().request()).map(id -> about.get(new RequestId(id)))))
                .toList();
    }

    private static SortedMap<String, String> details(AuditEntry entry) {
        SortedMap<String, String> details = new TreeMap<>();
        JSON.readValue(entry.content(), DETAILS).forEach((name, value) -> details.put(name, String.valueOf(value)));
        return details;
    }

    private static Stream<PersonId> people(AuditEntry entry, Map<String, String> details) {
        return Stream.concat(
                Stream.ofNullable(entry.actor()),
                details.entrySet().stream()
                        .filter(detail -> PEOPLE.contains(detail.getKey()))
                        .flatMap(detail -> Arrays.stream(detail.getValue().split(" ")))
                        .flatMap(value -> person(value).stream()));
    }

    static Optional<PersonId> person(String value) {
        if (value.length() != LENGTH_OF_ID) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonId(UUID.fromString(value)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
