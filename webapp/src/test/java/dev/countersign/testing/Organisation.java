package dev.countersign.testing;

import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates tenants with people. */
public final class Organisation {

    private final Tenants tenants;
    private final Directory directory;
    private final People people;

    public Organisation(Tenants tenants, Directory directory, People people) {
        this.tenants = tenants;
        this.directory = directory;
        this.people = people;
    }

    /** A tenant that no other test uses. */
    public TenantId found() {
        String slug = "t" + UUID.randomUUID();
        return tenants.add(slug, "Tenant " + slug, ZoneId.of("Europe/Madrid")).id();
    }

    public Actor employee(TenantId tenant, String name) {
        return person(tenant, name, null, false);
    }

    public Actor employee(TenantId tenant, String name, Actor manager) {
        return person(tenant, name, manager.person(), false);
    }

    public Actor administrator(TenantId tenant, String name) {
        return person(tenant, name, null, true);
    }

    private Actor person(TenantId tenant, String name, @Nullable PersonId manager, boolean administrator) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.test";
        PersonId id = directory.add(
                tenant,
                new NewPerson(
                        name, email, "Sales", manager, Locale.ENGLISH, ZoneId.of("Europe/Madrid"), administrator));
        Person person = people.find(tenant, id).orElseThrow();
        return new Actor(tenant, id, person.roles());
    }
}
