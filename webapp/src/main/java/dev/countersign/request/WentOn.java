package dev.countersign.request;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a request that has not failed, or has not any more, for whoever comes too late to have it go on.
 *
 * @param reopened who had it go on before; empty if it has ended otherwise, or has never failed
 */
public record WentOn(RequestEnd end, Optional<Reopened> reopened) {

    /**
     * That somebody had a failed request go on.
     *
     * @param skipped without the step that had failed
     */
    public record Reopened(PersonName by, Instant at, boolean skipped) {}
}
