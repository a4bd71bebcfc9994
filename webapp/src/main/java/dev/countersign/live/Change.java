package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Set;
import java.util.UUID;

/** A reason for open pages to read again. It holds ids only: each page reads with the rights of its person. */
public sealed interface Change {

    /** Whether it changes a page about this request. */
    boolean isAbout(UUID request);

    /** Whether it changes lists or counts of this person. */
    boolean concerns(PersonId person);

    /**
     * A request has changed.
     *
     * @param people whose lists have changed: the requester, and everybody who is or was asked
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

    /** Lists or counts of these people have changed, without a request. */
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

    /** The rights of a person have changed, or whether they are active. */
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

    /**
     * What the organisation offers its people has changed.
     *
     * @param suspended whether it offers nothing any more: the sessions of its people end
     */
    record OfOrganisation(TenantId tenant, boolean suspended) implements Change {

        @Override
        public boolean isAbout(UUID request) {
            return false;
        }

        @Override
        public boolean concerns(PersonId person) {
            return false;
        }
    }

    /** The connection was lost: anything may have changed. */
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
