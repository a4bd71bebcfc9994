package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * A request in its unit of work ({@link RequestWork}): until the unit ends no other transaction changes the request. What is recorded here
 * is kept until the end of the unit, and lost with its rollback.
 */
public final class LockedRequest {

    private final TenantId tenant;
    private final FiledRequest filed;
    private final Instant now;
    private final ApplicationEventPublisher events;
    private final List<AuditEvent> records = new ArrayList<>();
    private boolean changed;

    LockedRequest(TenantId tenant, FiledRequest filed, Instant now, ApplicationEventPublisher events) {
        this.tenant = tenant;
        this.filed = filed;
        this.now = now;
        this.events = events;
    }

    public TenantId tenant() {
        return tenant;
    }

    public RequestId id() {
        return filed.id();
    }

    /** The request as it stood when the lock was taken; what this unit changes is not seen here. */
    public FiledRequest filed() {
        return filed;
    }

    /** When the lock was taken, in whole milliseconds: the job runner compares times as they are stored, which is not finer. */
    public Instant now() {
        return now;
    }

    /** Publishes a domain event. Its listeners act before this returns, in the same unit. */
    public void publish(Object event) {
        events.publishEvent(event);
    }

    /** Something that pages show has changed: they are notified after the commit. */
    public void changed() {
        changed = true;
    }

    /**
     * Records what was done in the audit log, and notifies pages.
     *
     * @param by null for the system itself
     * @param kind what, as {@code request.withdrawn}
     * @param details what else the audit log must hold
     */
    public void record(@Nullable PersonId by, String kind, Map<String, String> details) {
        changed();
        recordUnshown(by, kind, details);
    }

    /** Records what no page shows. */
    public void recordUnshown(@Nullable PersonId by, String kind, Map<String, String> details) {
        records.add(new AuditEvent(kind, by, filed.id().value(), details));
    }

    boolean isChanged() {
        return changed;
    }

    List<AuditEvent> records() {
        return List.copyOf(records);
    }
}
