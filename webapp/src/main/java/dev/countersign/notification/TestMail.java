package dev.countersign.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter that somebody has sent to themselves, to see whether emails arrive.
 *
 * @param failed whether it is known that it did not arrive
 * @param failure what the mail server said, if it did
 */
public record TestMail(Instant at, boolean failed, Optional<String> failure) {}
