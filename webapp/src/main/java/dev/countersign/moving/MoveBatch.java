package dev.countersign.moving;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests that were moved in one act.
 *
 * @param from the number of the version
 * @param ended empty while some wait
 */
public record MoveBatch(
        UUID id,
        int from,
        int to,
        PersonName by,
        String reason,
        Instant at,
        Optional<Instant> ended,
        int waiting,
        int moved,
        int stayed) {

    public int all() {
        return waiting + moved + stayed;
    }
}
