package dev.countersign.removal;

import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.List;

/** The templates that ask somebody by an address that is theirs, or was. Whoever is erased has neither any more. */
public interface NamingTemplates {

    /** The names of the newest versions that name the person, in the transaction of the tenant. */
    List<String> naming(TenantId tenant, Person person);
}
