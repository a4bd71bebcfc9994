package dev.countersign.notification;

import java.time.Instant;

/**
 * That no emails are sent to an address.
 *
 * @param reported whether a letter was reported as spam; otherwise one came back
 * @param detail what the other mail server said; may be empty
 */
public record Refusal(String address, boolean reported, String detail, Instant since) {}
