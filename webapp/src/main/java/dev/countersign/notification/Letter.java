package dev.countersign.notification;

import java.util.UUID;

/**
 * The message to the topic {@code notifications}, as JSON with these members.
 *
 * @param id the same each time it is published, so that a duplicate can be dropped
 * @param to an e-mail address
 * @param locale a BCP 47 language tag
 */
record Letter(UUID id, String to, String subject, String text, String html, String locale) {}
