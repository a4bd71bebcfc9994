package dev.countersign.connector;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the audit log holds of connectors: each field that was changed, as it was and as it is. Never a secret. */
@Component
class ConnectorHistory {

    private static final String SAVED = "connector.saved";

    private final AuditLog audit;
    private final LastChanges changes;

    ConnectorHistory(AuditLog audit, LastChanges changes) {
        this.audit = audit;
        this.changes = changes;
    }

    /** @param before as it was; empty if it is new */
    void saved(Actor present, Optional<Connector> before, Connector now) {
        Map<String, String> details = new HashMap<>();
        for (Field field : Field.values()) {
            String value = written(now, field);
            String was = before.map(one -> written(one, field)).orElse(value);
            if (!was.equals(value)) {
                details.put(detail(field), value);
                details.put(detail(field) + "-before", was);
            }
        }
        record(present, SAVED, now, details);
    }

    void removed(Actor present, Connector connector) {
        record(present, "connector.removed", connector, Map.of());
    }

    private void record(Actor present, String kind, Connector connector, Map<String, String> more) {
        Map<String, String> details = new HashMap<>(more);
        details.put("connector", connector.key());
        details.put("address", connector.address().toString());
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }

    /** Who gave these fields the values that they have. */
    Map<Field, LastChange> last(TenantId tenant, Connector now, Set<Field> fields) {
        Map<Field, LastChange> last = new EnumMap<>(Field.class);
        for (Field field : fields) {
            changes.find(
                            tenant,
                            AuditFilter.ofKind(SAVED),
                            details -> details.path("connector").asString("").equals(now.key())
                                    && details.has(detail(field) + "-before")
                                    && details.path(detail(field)).asString("").equals(written(now, field)))
                    .ifPresent(change -> last.put(field, change));
        }
        return last;
    }

    private static String detail(Field field) {
        return switch (field) {
            case NAME -> "name";
            case ADDRESS -> "address";
            case SIGN_IN -> "sign-in";
            case HEADER -> "idempotency-header";
            case TIMEOUT -> "time-limit";
            case STATUSES -> "retried-statuses";
        };
    }

    private static String written(Connector connector, Field field) {
        return switch (field) {
            case NAME -> connector.name();
            case ADDRESS -> connector.address().toString();
            case SIGN_IN -> written(connector.signIn());
            case HEADER -> connector.idempotencyHeader();
            case TIMEOUT -> Integer.toString(connector.timeoutSeconds());
            case STATUSES ->
                connector.retried().stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
        };
    }

    private static String written(SignIn signIn) {
        return switch (signIn) {
            case SignIn.None _ -> "-";
            case SignIn.Basic(var user) -> "Basic " + user;
            case SignIn.ApiKey(var header) -> "API key " + header;
            case SignIn.OAuth(var tokens, var client, var scope) ->
                "OAuth 2.0 %s %s %s".formatted(tokens, client, scope).strip();
        };
    }
}
