package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Set;
import java.util.UUID;

/** Why an open page should read again. It carries ids only: the page reads under its own person's rights. */
public sealed interface Change {

    /** Whether a page about this request shows something that changed. */
    boolean isAbout(UUID request);

    /** Whether the lists and counts of this person show something that changed. */
    boolean concerns(PersonId person);

    /**
     * A request has changed.
     *
     * @param people those whose lists have changed: the requester, and whoever is or was asked
     */
    record OfRequest(TenantId tenant, UUID request, Set<PersonId> people) implements Change {

        public OfRequest {
            people = Set.copyOf(people);
        }

        @Override
        public boolean isAbout(UUID other) {
            return request.equals(other);
        }

        @Override
        public boolean concerns(PersonId person) {
            return people.contains(person);
        }
    }

    /** Something that these people's lists or counts show has changed, and is about no request. */
    record OfLists(TenantId tenant, Set<PersonId> people) implements Change {

        public OfLists {
            people = Set.copyOf(people);
        }

        @Override
        public boolean isAbout(UUID request) {
            return false;
        }

        @Override
        public boolean concerns(PersonId person) {
            return people.contains(person);
        }
    }

    /** What a person may do has changed, or whether they may do anything. */
    record OfPerson(TenantId tenant, PersonId person) implements Change {

        @Override
        public boolean isAbout(UUID request) {
            return false;
        }

        @Override
        public boolean concerns(PersonId other) {
            return person.equals(other);
        }
    }

    /** The connection was lost for a while: anything may have changed. */
    record Missed() implements Change {

        @Override
        public boolean isAbout(UUID request) {
            return true;
        }

        @Override
        public boolean concerns(PersonId person) {
            return true;
        }
    }
}
