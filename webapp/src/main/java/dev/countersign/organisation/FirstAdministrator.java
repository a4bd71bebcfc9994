package dev.countersign.organisation;

import dev.countersign.people.AdministratorInvited;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Adds the first administrator of an organisation, and invites them by email. Repeated, it invites once more. */
@Component
class FirstAdministrator {

    private final People people;
    private final Directory directory;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    FirstAdministrator(
            People people, Directory directory, TenantTransaction transaction, ApplicationEventPublisher events) {
        this.people = people;
        this.directory = directory;
        this.transaction = transaction;
        this.events = events;
    }

    void invite(TenantId tenant, NewPerson administrator) {
        transaction.run(tenant, () -> {
            PersonId person = people.byEmail(tenant, administrator.email())
                    .map(Person::id)
                    .orElseGet(() -> directory.add(tenant, administrator));
            events.publishEvent(new AdministratorInvited(tenant, person));
        });
    }
}
