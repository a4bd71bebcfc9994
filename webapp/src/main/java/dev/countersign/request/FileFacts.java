package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.FileFormat;

/**
 * A file as pages show it.
 *
 * @param size in bytes
 */
public record FileFacts(AttachmentId id, String name, FileFormat format, long size) {

    static FileFacts of(Attachment file) {
        return new FileFacts(file.id(), file.name(), file.format(), file.size());
    }
}
