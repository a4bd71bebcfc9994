package dev.countersign.request;

import dev.countersign.attachment.Attachment;
import java.io.InputStream;

/** A file that a person may read. Whoever gets it closes the stream. */
public record Download(Attachment file, InputStream bytes) {}
