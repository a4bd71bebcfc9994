package dev.countersign.request;

import dev.countersign.people.PersonName;
import java.time.Instant;

/**
 * A file that was added to the running case.
 *
 * @param hidden whether it is not offered any more; only who may read the audit log can still open it
 * @param removal what the reader can do about it
 */
public record AttachedFile(FileFacts file, PersonName by, Instant at, boolean hidden, Removal removal) {

    /** How a file can be taken away. */
    public enum Removal {
        NONE,
        /** With its bytes: nobody has decided since it was added. */
        DELETE,
        /** It stays stored, since decisions may rest on it. */
        HIDE
    }
}
