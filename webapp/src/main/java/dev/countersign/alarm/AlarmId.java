package dev.countersign.alarm;

import java.util.UUID;

/** An alarm of a tenant; version 7, so their order is the order in which they were first raised. */
public record AlarmId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
