package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.List;

/**
 * The requester changes a request while people decide about it. Published in the transaction of the tenant, once for each revision.
 *
 * @param released the people who had not decided, or could still undo it, each once
 */
public record RequestRecalled(TenantId tenant, RequestId request, int revision, List<PersonId> released) {

    public RequestRecalled {
        released = List.copyOf(released);
    }
}
