package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * A published email went to the dead-letter queue: the function that sends it has failed as often as the queue allows. Published in the transaction of the
 * tenant, once or more for the same email.
 *
 * @param letter the id that it was published with
 */
public record LetterNotDelivered(TenantId tenant, UUID letter) {}
