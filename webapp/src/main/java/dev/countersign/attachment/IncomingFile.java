package dev.countersign.attachment;

import java.io.InputStream;

/**
 * A file that is being sent.
 *
 * @param name as the sender wrote it
 * @param size in bytes, as the sender said; negative if they did not
 */
public record IncomingFile(String name, long size, InputStream bytes) {}
