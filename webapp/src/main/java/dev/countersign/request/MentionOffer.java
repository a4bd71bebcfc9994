package dev.countersign.request;

import dev.countersign.people.PersonName;

/**
 * Somebody who can be named.
 *
 * @param hasAccess whether the person may see the request; otherwise they are not told, since naming somebody gives no access
 */
public record MentionOffer(PersonName person, boolean hasAccess) {}
