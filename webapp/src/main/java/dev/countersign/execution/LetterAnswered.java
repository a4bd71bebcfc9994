package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * What became of an attempt to send an email that asks to be told of it. Published in the transaction of the tenant, once or more for the same attempt, and in
 * any order.
 *
 * @param letter the id that it was published with
 * @param taken whether a mail server took it; otherwise there are more attempts
 * @param detail why it was not taken; may be empty
 */
public record LetterAnswered(TenantId tenant, UUID person, UUID letter, boolean taken, String detail) {}
