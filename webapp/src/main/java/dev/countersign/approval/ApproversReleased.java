package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.List;

/**
 * A request was withdrawn while people were asked to decide it. Published in the transaction of the tenant, once.
 *
 * @param people who had not decided, or could still undo it, each once
 */
public record ApproversReleased(TenantId tenant, RequestId request, List<PersonId> people) {

    public ApproversReleased {
        people = List.copyOf(people);
    }
}
