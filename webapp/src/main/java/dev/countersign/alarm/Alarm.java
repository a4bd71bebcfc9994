package dev.countersign.alarm;

import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alarm for administrators.
 *
 * @param subject what it is about; {@link #MORE} for alarms that are only counted because too many are open
 * @param facts the facts of the first occurrence, by name; never a secret
 * @param latest the facts of the last occurrence, if they differ
 * @param times how often it was raised
 */
public record Alarm(
        AlarmId id,
        AlarmKind kind,
        String subject,
        SortedMap<String, String> facts,
        Optional<SortedMap<String, String>> latest,
        long times,
        Instant firstAt,
        Instant lastAt,
        Optional<Acknowledged> acknowledged) {

    /** The subject of the alarm that counts further alarms of a kind, if {@link Alarms#MOST_OPEN} of it are open. */
    public static final String MORE = "*";

    /** The fact that names what the alarm is about. People and groups are found by the subject: they can get another name. */
    public static final String NAME = "name";

    public Alarm {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        latest = latest.map(known -> Collections.unmodifiableSortedMap(new TreeMap<>(known)));
    }

    /**
     * Who acknowledged it, and when.
     *
     * @param by empty if what it is about was mended, so that it closed by itself
     */
    public record Acknowledged(Optional<PersonId> by, Instant at) {}

    Map<String, String> audited() {
        return Map.of("alarm", id.toString(), "kind", kind.name(), "subject", subject);
    }
}
