package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * People were named in words that everybody who may see the request can read. Published in the transaction of the tenant, once.
 *
 * @param words the id of the comment, the decision or the act
 * @param people who may see the request, without the author
 */
public record PeopleMentioned(
        TenantId tenant, RequestId request, UUID words, PersonId by, String text, List<PersonId> people) {

    public PeopleMentioned {
        people = List.copyOf(people);
    }
}
