package dev.countersign.attachment;

import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file, without its bytes.
 *
 * @param name without path, control and invisible characters
 * @param size in bytes
 * @param sha256 of the bytes, in hexadecimal
 * @param use where it is attached; empty for a file of a form that is still being filled in
 */
public record Attachment(
        AttachmentId id,
        String name,
        FileFormat format,
        long size,
        String sha256,
        PersonId by,
        Instant uploadedAt,
        Optional<Use> use) {

    /**
     * Where a file is attached.
     *
     * @param field the field of the form; empty if it was added to the running case
     * @param hidden who has hidden it and when; it stays stored
     */
    public record Use(UUID request, Optional<String> field, Instant at, Optional<Hidden> hidden) {}

    /** That a file is not offered any more. */
    public record Hidden(PersonId by, Instant at) {}
}
