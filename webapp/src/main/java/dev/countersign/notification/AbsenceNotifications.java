package dev.countersign.notification;

import dev.countersign.away.AbsenceId;
import dev.countersign.away.AbsenceSetByOthers;
import dev.countersign.away.AbsentDays;
import dev.countersign.away.StandInNamed;
import dev.countersign.away.StandInReleased;
import dev.countersign.people.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people for whom they decide, and when, before anything waits for them; and what others have said of their absences. In the transaction of the event. */
@Component
class AbsenceNotifications {

    private final Telling telling;

    AbsenceNotifications(Telling telling) {
        this.telling = telling;
    }

    @EventListener
    void on(StandInNamed named) {
        Notification told = about(
                NotificationKind.STANDS_IN,
                named.standIn(),
                named.person(),
                named.absence(),
                named.firstDay(),
                named.lastDay());
        telling.tell(
                named.tenant(), List.of(told), one -> one.dedupeKey() + ":" + named.firstDay() + ":" + named.lastDay());
    }

    @EventListener
    void on(StandInReleased released) {
        Notification told = about(
                NotificationKind.STANDS_IN_NO_MORE,
                released.standIn(),
                released.person(),
                released.absence(),
                released.firstDay(),
                released.lastDay());
        telling.tell(released.tenant(), List.of(told), one -> one.dedupeKey() + ":" + released.at());
    }

    @EventListener
    void on(AbsenceSetByOthers set) {
        Notification told = about(
                NotificationKind.ABSENCE_CHANGED, set.person(), set.by(), set.absence(), set.firstDay(), set.lastDay());
        telling.tell(set.tenant(), List.of(told), one -> one.dedupeKey() + ":" + set.at());
    }

    /** @param by who is away, or who has said so of somebody else */
    private static Notification about(
            NotificationKind kind, PersonId to, PersonId by, AbsenceId absence, LocalDate firstDay, LocalDate lastDay) {
        return new Notification(
                to,
                kind,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AbsentDays(firstDay, lastDay).toString()),
                Optional.of(new Notification.Author(by, absence.value())),
                List.of());
    }
}
