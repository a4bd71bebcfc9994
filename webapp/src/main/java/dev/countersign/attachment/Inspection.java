package dev.countersign.attachment;

import java.util.Optional;

/** What a file is found to be. */
sealed interface Inspection {

    record Accepted(FileFormat format) implements Inspection {}

    /**
     * No file of this format is taken.
     *
     * @param label what it is; empty if that is unknown
     */
    record NotTaken(Optional<String> label) implements Inspection {}

    /**
     * The name says something else than the content.
     *
     * @param found what the content is; empty if that is unknown
     */
    record Lies(String claimed, Optional<String> found) implements Inspection {}
}
