package dev.countersign.audit;

import dev.countersign.people.PersonId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be written down for good.
 *
 * @param kind what, as {@code request.submitted}
 * @param actor who did it; null for the system itself
 * @param request the request it is about; null where it is about none
 * @param details what else must be known in years to come, as text
 */
public record AuditEvent(
        String kind, @Nullable PersonId actor, @Nullable UUID request, Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }
}
