package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/**
 * A request has ended. Published once, by the module that owns requests, inside the tenant's transaction that closes it. What an execution
 * says is not the end of a request: the recorded decisions must agree.
 */
public sealed interface RequestEnded {

    TenantId tenant();

    RequestId request();

    /** The revision that the request ended with. */
    int revision();

    record Approved(TenantId tenant, RequestId request, int revision) implements RequestEnded {}

    /** By a person, by a time that passed, or by an automated step that may deny. */
    record Denied(TenantId tenant, RequestId request, int revision) implements RequestEnded {}

    /** Nobody answered in time. */
    record Expired(TenantId tenant, RequestId request, int revision) implements RequestEnded {}

    /** A step broke, or the request could not be started. */
    record Failed(TenantId tenant, RequestId request, int revision) implements RequestEnded {}

    /** The requester took it back. Its execution does not know yet. */
    record Withdrawn(TenantId tenant, RequestId request, int revision, PersonId by) implements RequestEnded {}
}
