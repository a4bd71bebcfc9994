package dev.countersign.removal;

import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import java.util.Set;

/**
 * What is known about a person is erased, in the transaction that erases it.
 *
 * @param name which the person had
 * @param addresses which they have, or had before
 * @param pseudonym as which they are shown from now on
 */
public record PersonErased(TenantId tenant, String name, Set<String> addresses, PersonName pseudonym) {

    public PersonErased {
        addresses = Set.copyOf(addresses);
    }
}
