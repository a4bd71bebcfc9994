package dev.countersign.request;

import java.time.Instant;

/**
 * What a requester wrote to the approvers when they sent a changed request.
 *
 * @param revision the number of the revision that came with it
 */
public record Reply(int revision, String text, Instant at) {}
