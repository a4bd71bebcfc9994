package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The condition of a {@link AuditFilter} in SQL. Each part of it reads a range of an index that ends with the number of the entry. */
final class AuditQuery {

    /** By how many entries the clocks of nodes may disagree with their order. */
    private static final int SLACK = 1_000;

    private final List<String> conditions = new ArrayList<>(List.of("e.tenant_id = :tenant"));
    private final Map<String, Object> parameters = new HashMap<>();
    private final boolean byPerson;

    private AuditQuery(TenantId tenant, AuditFilter filter) {
        parameters.put("tenant", tenant.value());
        byPerson = filter.person().isPresent();
        filter.person()
                .ifPresent(person -> add("p.tenant_id = :tenant and p.person_id = :person", "person", person.value()));
        filter.request().ifPresent(request -> add("e.request_id = :request", "request", request));
        filter.kind().ifPresent(kind -> add("e.kind = :kind", "kind", kind));
    }

    /** @param bounds the numbers of the first entries at a time */
    static AuditQuery of(TenantId tenant, AuditFilter filter, ToLongFunction<Instant> bounds) {
        AuditQuery query = new AuditQuery(tenant, filter);
        filter.from().ifPresent(from -> {
            query.add("e.at >= :from", "from", Timestamp.from(from));
            query.after(bounds.applyAsLong(from) - SLACK);
        });
        filter.until().ifPresent(until -> {
            query.add("e.at < :until", "until", Timestamp.from(until));
            query.upTo(bounds.applyAsLong(until) + SLACK);
        });
        return query;
    }

    AuditQuery before(Optional<Long> sequence) {
        sequence.ifPresent(number -> add(number("< :before"), "before", number));
        return this;
    }

    AuditQuery between(long after, long last) {
        add(number("> :after"), "after", after);
        add(number("<= :last"), "last", last);
        return this;
    }

    String statement(String columns, boolean newestFirst) {
        return "select %s from %s where %s order by %s %s limit :limit"
                .formatted(
                        columns,
                        byPerson ? "audit_person p join audit_entry e using (tenant_id, sequence)" : "audit_entry e",
                        String.join(" and ", conditions),
                        byPerson ? "p.sequence" : "e.sequence",
                        newestFirst ? "desc" : "asc");
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void after(long sequence) {
        add(number("> :first"), "first", sequence);
    }

    private void upTo(long sequence) {
        add(number("<= :end"), "end", sequence);
    }

    private String number(String comparison) {
        return (byPerson ? "p.sequence " : "e.sequence ") + comparison;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
