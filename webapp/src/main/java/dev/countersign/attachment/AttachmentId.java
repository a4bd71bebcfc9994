package dev.countersign.attachment;

import java.util.Optional;
import java.util.UUID;

/** The id of a file. */
public record AttachmentId(UUID value) {

    /** Empty if the text is not an id. */
    public static Optional<AttachmentId> parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equals(text) ? Optional.of(new AttachmentId(value)) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
