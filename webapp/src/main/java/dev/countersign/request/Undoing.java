package dev.countersign.request;

import java.util.List;
import java.util.Optional;

/**
 * What became of the automated steps that failed, and of those before them.
 *
 * @param rows what was undone, oldest first
 * @param failedStep the step that failed, if the request has failed
 * @param retries how it went on after it had failed, oldest first
 */
record Undoing(List<UndoneRepository.Row> rows, Optional<String> failedStep, List<RetryRepository.Row> retries) {

    static final Undoing NONE = new Undoing(List.of(), Optional.empty(), List.of());

    Undoing {
        rows = List.copyOf(rows);
        retries = List.copyOf(retries);
    }

    /** Who skipped the step last. */
    Optional<RetryRepository.Row> skipped(String step) {
        return retries.stream()
                .filter(row ->
                        row.skip().filter(skip -> skip.step().equals(step)).isPresent())
                .reduce((_, later) -> later);
    }

    /** Whether the execution of this number goes on without a step, and the request was not moved to another version. */
    boolean isSkip(int move) {
        return retries.stream().flatMap(row -> row.skip().stream()).anyMatch(skip -> skip.move() == move);
    }

    /** What was tried last. */
    Optional<UndoneRepository.Row> latest(String step) {
        return rows.stream().filter(row -> row.step().equals(step)).reduce((_, later) -> later);
    }
}
