package dev.countersign.audit;

import dev.countersign.people.PersonId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be recorded in the log.
 *
 * @param kind for example {@code request.submitted}
 * @param actor who did it; null for the system itself
 * @param request the request it is about; null if none
 * @param details what else must be recorded, as text
 */
public record AuditEvent(
        String kind, @Nullable PersonId actor, @Nullable UUID request, Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }
}
