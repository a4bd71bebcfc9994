package dev.countersign.alarm;

import java.util.List;
import java.util.Optional;

/**
 * A part of the list of alarms, newest first.
 *
 * @param next where the next part begins; empty when this was the last
 */
public record AlarmPage(List<Alarm> alarms, Optional<AlarmId> next) {

    public AlarmPage {
        alarms = List.copyOf(alarms);
    }
}
