package dev.countersign.notification;

import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message to the topic {@code notifications}, as JSON with these members.
 *
 * @param id the same each time it is published, so that a duplicate can be dropped
 * @param tenant for what becomes of a letter that cannot be delivered
 * @param to an email address
 * @param locale a BCP 47 language tag
 * @param thread the same for all letters about a request
 * @param unsubscribe the address that stops letters of its kind; null if they cannot be stopped by a click
 * @param recipient tenant and person, which come back with a bounce
 * @param answer whether the application is told that a mail server took it, also if the first attempt succeeds
 */
record Letter(
        UUID id,
        UUID tenant,
        String to,
        String subject,
        String text,
        String html,
        String locale,
        @Nullable String thread,
        @Nullable String unsubscribe,
        String recipient,
        boolean answer) {

    /** The same, and the application is told what becomes of it. */
    Letter withAnswer() {
        return new Letter(id, tenant, to, subject, text, html, locale, thread, unsubscribe, recipient, true);
    }

    static String recipient(TenantId tenant, Person person) {
        return tenant + "." + person.id();
    }
}
