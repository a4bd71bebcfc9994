package dev.countersign.request;

import java.time.Instant;

/**
 * What was typed into a form and not sent.
 *
 * @param content as the page wrote it
 * @param at when it was kept
 */
public record StoredDraft(String content, Instant at) {}
