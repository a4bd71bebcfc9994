package dev.countersign.notification;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.AlarmRaised;
import dev.countersign.people.People;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells administrators of a new alarm, once. Of a failed request they are told with its reason, and of one that too few can decide with its facts. */
@Component
class AlarmNotices {

    private static final Set<AlarmKind> TOLD_WITH_THE_REQUEST =
            Set.of(AlarmKind.REQUEST_FAILED, AlarmKind.TOO_FEW_LEFT);

    private final Telling telling;
    private final People people;

    AlarmNotices(Telling telling, People people) {
        this.telling = telling;
        this.people = people;
    }

    @EventListener
    void on(AlarmRaised raised) {
        if (!TOLD_WITH_THE_REQUEST.contains(raised.kind())) {
            List<Notification> all = people.administrators(raised.tenant()).stream()
                    .map(person -> Notification.of(person.id(), raised.kind(), raised.id()))
                    .toList();
            telling.tell(raised.tenant(), all, one -> "ALARM:" + raised.id() + ":" + one.to());
        }
    }
}
