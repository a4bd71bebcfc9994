package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/**
 * A request has ended. Published once, in the transaction that closes it. The end of an execution alone is not the end of a request: the recorded
 * decisions must confirm it.
 */
public sealed interface RequestEnded {

    TenantId tenant();

    RequestId request();

    /** The key of its template. */
    String template();

    /** The revision that the request ended with. */
    int revision();

    record Approved(TenantId tenant, RequestId request, String template, int revision) implements RequestEnded {}

    /** Denied by a person, by an expiry that denies, or by an automated step. */
    record Denied(TenantId tenant, RequestId request, String template, int revision) implements RequestEnded {}

    /**
     * Not decided by the due date.
     *
     * @param unchanged whether it was the requester who did not change it in time
     */
    record Expired(TenantId tenant, RequestId request, String template, int revision, boolean unchanged)
            implements RequestEnded {}

    /** A step failed, or the request could not be started. */
    record Failed(TenantId tenant, RequestId request, String template, int revision) implements RequestEnded {}

    /** The requester withdrew it. Its execution has not been told yet. */
    record Withdrawn(TenantId tenant, RequestId request, String template, int revision, PersonId by)
            implements RequestEnded {}
}
