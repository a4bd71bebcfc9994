package dev.countersign.request;

import java.util.List;
import java.util.Optional;

/**
 * What became of the automated steps of a request that did not come through.
 *
 * @param rows oldest first
 * @param failedStep the step that failed, if the request has failed
 */
record Undoing(List<UndoneRepository.Row> rows, Optional<String> failedStep) {

    static final Undoing NONE = new Undoing(List.of(), Optional.empty());

    Undoing {
        rows = List.copyOf(rows);
    }

    /** What was tried last. */
    Optional<UndoneRepository.Row> latest(String step) {
        return rows.stream().filter(row -> row.step().equals(step)).reduce((_, later) -> later);
    }
}
