package dev.countersign.notification;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.AlarmRaised;
import dev.countersign.people.People;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells administrators of a new alarm, once. Of a failed request they are told with its reason. */
@Component
class AlarmNotices {

    private final Telling telling;
    private final People people;

    AlarmNotices(Telling telling, People people) {
        this.telling = telling;
        this.people = people;
    }

    @EventListener
    void on(AlarmRaised raised) {
        if (raised.kind() != AlarmKind.REQUEST_FAILED) {
            List<Notification> all = people.administrators(raised.tenant()).stream()
                    .map(person -> Notification.of(person.id(), raised.kind(), raised.id()))
                    .toList();
            telling.tell(raised.tenant(), all, one -> "ALARM:" + raised.id() + ":" + one.to());
        }
    }
}
