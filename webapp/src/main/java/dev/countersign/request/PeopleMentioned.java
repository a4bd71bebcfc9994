package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * People were named in a comment. Published in the transaction of the tenant, once.
 *
 * @param people who may see the request, without the author
 */
public record PeopleMentioned(
        TenantId tenant, RequestId request, UUID comment, PersonId by, String text, List<PersonId> people) {

    public PeopleMentioned {
        people = List.copyOf(people);
    }
}
