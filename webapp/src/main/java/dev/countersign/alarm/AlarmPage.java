package dev.countersign.alarm;

import java.util.List;
import java.util.Optional;

/**
 * A page of the list of alarms, newest first.
 *
 * @param next where the next page begins; empty for the last page
 */
public record AlarmPage(List<Alarm> alarms, Optional<AlarmId> next) {

    public AlarmPage {
        alarms = List.copyOf(alarms);
    }
}
