package dev.countersign.audit;

import dev.countersign.people.People;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who has changed something, for those who find it changed while they change it themselves. */
@Service
public class LastChanges {

    /** Entries of one kind can be about other things; a change that is older than these is not news. */
    private static final int NEWEST = 20;

    private final AuditLog audit;
    private final People people;

    LastChanges(AuditLog audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    /**
     * The last change; empty if none is known, or nobody made it. The caller checks who may see it.
     *
     * @param which tells by the details of an entry whether it is about this
     */
    public Optional<LastChange> find(TenantId tenant, AuditFilter entries, Predicate<JsonNode> which) {
        return audit.newest(tenant, entries, Optional.empty(), NEWEST).stream()
                .filter(entry -> which.test(details(entry)))
                .findFirst()
                .flatMap(entry -> named(tenant, entry));
    }

    /**
     * Who gave something the value that it has, where each entry tells all values and not only those that it changed.
     *
     * @param same tells by the details of an entry whether the value was the same by then
     */
    public Optional<LastChange> since(
            TenantId tenant, AuditFilter entries, Predicate<JsonNode> which, Predicate<JsonNode> same) {
        return audit.newest(tenant, entries, Optional.empty(), NEWEST).stream()
                .filter(entry -> which.test(details(entry)))
                .takeWhile(entry -> same.test(details(entry)))
                .reduce((_, earlier) -> earlier)
                .flatMap(entry -> named(tenant, entry));
    }

    private static JsonNode details(AuditEntry entry) {
        return JsonMapper.shared().readTree(entry.content());
    }

    private Optional<LastChange> named(TenantId tenant, AuditEntry entry) {
        return Optional.ofNullable(entry.actor())
                .map(by -> people.names(tenant, List.of(by)).get(by))
                .map(by -> new LastChange(by, entry.at()));
    }
}
