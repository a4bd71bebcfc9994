package dev.countersign.alarm;

import java.util.UUID;

/** The id of an alarm: a UUID of version 7, so ids are ordered by the time when alarms were first raised. */
public record AlarmId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
