package dev.countersign.request;

import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a request has ended, for whoever comes too late. An open one went on without what they wanted to act on.
 *
 * @param by who has withdrawn or cancelled it
 * @param at when it ended
 */
public record RequestEnd(RequestStatus status, Optional<PersonName> by, Optional<Instant> at) {

    /** How this request has ended, with the name of whoever has ended it. */
    public static RequestEnd of(TenantId tenant, FiledRequest request, People people) {
        return of(request, people.names(tenant, request.endedBy().stream().toList()));
    }

    /**
     * How this request has ended.
     *
     * @param names of {@link FiledRequest#endedBy}
     */
    public static RequestEnd of(FiledRequest request, Map<PersonId, PersonName> names) {
        return new RequestEnd(request.status(), request.endedBy().map(names::get), request.closedAt());
    }
}
