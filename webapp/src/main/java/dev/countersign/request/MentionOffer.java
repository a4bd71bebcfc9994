package dev.countersign.request;

import dev.countersign.people.PersonName;

/**
 * Somebody who can be named.
 *
 * @param visible how many of the requests the person may see; of the others they are not told, since naming somebody gives no access
 * @param requests about how many requests the words are
 */
public record MentionOffer(PersonName person, int visible, int requests) {

    public boolean seesAll() {
        return visible == requests;
    }
}
