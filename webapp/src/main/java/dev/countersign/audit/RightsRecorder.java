package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records changes of rights that triggers of the database have noted, whoever made them: active, administrator, the account at the identity provider,
 * groups.
 */
@Component
class RightsRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RightsRecorder.class);
    private static final int TENANTS = 500;
    private static final int CHANGES = 200;
    /** The kinds of entries about changes of one thing only. A first sign-in links a person to their account, which changes none of their rights. */
    private static final Map<Set<String>, String> KINDS = Map.of(
            Set.of("manager"), "rights.manager",
            Set.of("department"), "rights.department",
            Set.of("email"), "rights.email",
            Set.of("joined"), "rights.joined",
            Set.of("left"), "rights.left",
            Set.of("joined", "left"), "rights.group-renamed",
            Set.of("head-of"), "rights.head",
            Set.of("no-head-of"), "rights.no-head",
            Set.of("issuer"), "person.linked");

    /** What decides for which steps somebody is asked: groups, roles, and whether they are there at all. */
    private static final Set<String> MEMBERSHIPS = Set.of("left", "joined", "active", "administrator", "roles");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    /** @param transaction in which it was made; null of one that was noted before transactions were */
    private record Change(
            long id, UUID person, String details, @Nullable String transaction) {}

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final RightsCauses causes;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RightsRecorder(
            JdbcClient sql,
            TenantTransaction transaction,
            RightsCauses causes,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.causes = causes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void run() {
        @Nullable TenantId behind = null;
        List<TenantId> page;
        do {
            page = tenants(behind);
            page.forEach(this::recordOrWarn);
            behind = page.isEmpty() ? null : page.getLast();
        } while (page.size() == TENANTS);
    }

    private void recordOrWarn(TenantId tenant) {
        try {
            transaction.run(tenant, () -> record(tenant));
        } catch (RuntimeException failed) {
            LOG.warn("Changes of rights of tenant {} are not in its audit log yet", tenant, failed);
        }
    }

    private void record(TenantId tenant) {
        Set<PersonId> changed = new LinkedHashSet<>();
        List<Change> waiting = waiting(tenant);
        Map<String, RightsCauses.Cause> known = causes.of(
                tenant,
                waiting.stream()
                        .map(Change::transaction)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        for (Change change : waiting) {
            Map<String, String> details = new TreeMap<>(JSON.readValue(change.details(), TEXTS));
            details.put("person", change.person().toString());
            append(tenant, details, change.transaction() == null ? null : known.get(change.transaction()));
            if (MEMBERSHIPS.stream().anyMatch(details::containsKey)) {
                changed.add(new PersonId(change.person()));
            }
            sql.sql("update rights_change set audited_at = ? where tenant_id = ? and change_id = ?")
                    .params(Timestamp.from(clock.instant()), tenant.value(), change.id())
                    .update();
        }
        changed.forEach(person -> events.publishEvent(new MembershipChanged(tenant, person)));
    }

    private void append(TenantId tenant, Map<String, String> details, RightsCauses.@Nullable Cause cause) {
        String kind = kind(details);
        if (cause != null) {
            details.putAll(cause.origin().details());
        }
        audit.append(tenant, new AuditEvent(kind, cause == null ? null : cause.actor(), null, details));
    }

    private static String kind(Map<String, String> details) {
        Set<String> changed = details.keySet().stream()
                .filter(name -> !name.equals("person") && !name.equals("role") && !name.endsWith("-before"))
                .collect(Collectors.toSet());
        String kind = KINDS.getOrDefault(changed, "rights.changed");
        return kind.equals("person.linked")
                        && details.getOrDefault("issuer", "").isEmpty()
                ? "person.unlinked"
                : kind;
    }

    private List<TenantId> tenants(@Nullable TenantId behind) {
        return sql.sql("select rights_to_audit(?, ?)")
                .params(behind == null ? new UUID(0, 0) : behind.value(), TENANTS)
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    private List<Change> waiting(TenantId tenant) {
        return sql.sql("""
                        select change_id, person_id, details, transaction::text from rights_change
                        where tenant_id = ? and audited_at is null order by change_id limit ? for update
                        """)
                .params(tenant.value(), CHANGES)
                .query((row, index) -> new Change(
                        row.getLong("change_id"),
                        row.getObject("person_id", UUID.class),
                        row.getString("details"),
                        row.getString("transaction")))
                .list();
    }
}
