package dev.countersign.alarm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of the list of alarms, newest first.
 *
 * @param about whom or what they are about, in the language of the reader, where that is all that tells them apart
 * @param next where the next page begins; empty for the last page
 */
public record AlarmPage(List<Alarm> alarms, Map<AlarmId, AlarmAbout> about, Optional<AlarmId> next) {

    public AlarmPage {
        alarms = List.copyOf(alarms);
        about = Map.copyOf(about);
    }
}
