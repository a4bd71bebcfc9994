package dev.countersign.request;

import dev.countersign.people.PersonId;
import java.util.UUID;

/**
 * Words about a request, in which people can be named.
 *
 * @param id that of the comment, the decision or the act
 */
public record Words(In in, UUID id, PersonId by, String text) {

    /** What people say something with. */
    public enum In {
        COMMENT("comment"),
        DECISION("decision"),
        /** An approval is passed to somebody else. */
        ACT("act");

        private final String name;

        In(String name) {
            this.name = name;
        }

        String table() {
            return name + "_mention";
        }

        String key() {
            return name + "_id";
        }
    }
}
