package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.approval.ApproversAsked;
import dev.countersign.execution.Outbox;
import dev.countersign.execution.RequestFinished;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who is to be told, in the transaction of what they are told about. */
@Component
class Notifications {

    static final TaskDescriptor<Ref> PUBLISH = TaskDescriptor.of("publish-notification", Ref.class);

    /** Which notification a scheduled call is about. */
    record Ref(UUID tenant, UUID notification) {}

    private final NotificationRepository notifications;
    private final Requests requests;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Notifications(
            NotificationRepository notifications, Requests requests, Outbox outbox, TimeOrderedIds ids, Clock clock) {
        this.notifications = notifications;
        this.requests = requests;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(ApproversAsked asked) {
        for (PersonId person : asked.people()) {
            tell(
                    asked.tenant(),
                    new Notification(
                            person,
                            Notification.Kind.ASSIGNED,
                            asked.request(),
                            Optional.of(asked.approval().value())));
        }
    }

    /** A request that its requester took back before has no other end to tell of. */
    @EventListener
    void on(RequestFinished finished) {
        RequestId id = new RequestId(finished.request());
        Optional<Notification.Kind> kind = switch (finished.outcome()) {
            case APPROVED -> Optional.of(Notification.Kind.APPROVED);
            case DENIED -> Optional.of(Notification.Kind.DENIED);
            case WITHDRAWN, CHANGES_REQUESTED, EXPIRED, FAILED -> Optional.empty();
        };
        kind.ifPresent(what -> requests.lock(finished.tenant(), id)
                .filter(request -> request.revision() == finished.revision())
                .filter(request -> request.status() != RequestStatus.WITHDRAWN)
                .ifPresent(request -> tell(finished.tenant(), ended(request, what))));
    }

    private static Notification ended(FiledRequest request, Notification.Kind kind) {
        return new Notification(request.requester(), kind, request.id(), Optional.empty());
    }

    private void tell(TenantId tenant, Notification notification) {
        UUID id = ids.next();
        Instant now = clock.instant();
        if (notifications.insert(tenant, id, notification, now)) {
            outbox.put(PUBLISH, id.toString(), new Ref(tenant.value(), id), now);
        }
    }
}
