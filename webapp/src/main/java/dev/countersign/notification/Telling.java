package dev.countersign.notification;

import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes notifications, and has each sent as its reader wants to get it. In the transaction of the caller. */
@Component
class Telling {

    private final NotificationRepository notifications;
    private final Digests digests;
    private final Changes changes;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Telling(
            NotificationRepository notifications,
            Digests digests,
            Changes changes,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock) {
        this.notifications = notifications;
        this.digests = digests;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(TenantId tenant, Notification notification) {
        tell(tenant, List.of(notification), Notification::dedupeKey);
    }

    /** All are written in one statement and scheduled in one batch. */
    void tell(TenantId tenant, List<Notification> all, Function<Notification, String> dedupeKey) {
        if (all.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<NotificationRepository.NewRow> rows = all.stream()
                .map(one -> new NotificationRepository.NewRow(ids.next(), dedupeKey.apply(one), one))
                .toList();
        List<NotificationRepository.Written> written = notifications.insert(tenant, rows, now);
        Map<String, Notifications.Ref> calls = new LinkedHashMap<>();
        for (NotificationRepository.Written one : written) {
            switch (one.delivery()) {
                case AT_ONCE -> calls.put(one.id().toString(), new Notifications.Ref(tenant.value(), one.id()));
                case DIGEST -> {
                    if (all.getFirst().kind().isUrgent()) {
                        calls.put(one.id().toString(), new Notifications.Ref(tenant.value(), one.id()));
                    } else {
                        digests.schedule(tenant, one.to());
                    }
                }
                case IN_APP -> {
                    if (all.getFirst().kind() == NotificationKind.MAIL_TESTED) {
                        calls.put(one.id().toString(), new Notifications.Ref(tenant.value(), one.id()));
                    }
                }
            }
        }
        outbox.putAll(
                Notifications.PUBLISH, calls, now.plus(all.getFirst().kind().letterWaits()));
        if (all.getFirst().kind().reachesOthers()) {
            changes.announce(
                    tenant,
                    written.stream().map(NotificationRepository.Written::to).toList());
        }
    }
}
