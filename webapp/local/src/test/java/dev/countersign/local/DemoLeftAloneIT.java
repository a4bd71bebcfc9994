package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.organisation.OrganisationCommand;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(RunningProduct.OWN)
class DemoLeftAloneIT {

    @Test
    void anOrganisationThatWasDeletedIsNotMadeAgainByTheNextStart(@TempDir Path folder) {
        try (RunningProduct product = RunningProduct.start(folder, RunningProduct.freePort())) {
            for (List<String> words :
                    List.of(List.of("suspend", "globex"), List.of("delete", "globex", "--confirm", "globex"))) {
                OrganisationCommand.of(words).run(product.context(), System.out);
            }
        }
        try (RunningProduct product = RunningProduct.start(folder, RunningProduct.freePort())) {
            Tenants tenants = product.get(Tenants.class);
            assertThat(tenants.bySlug("globex")).isEmpty();
            assertThat(tenants.bySlug("acme")).isPresent();
        }
    }

    @Test
    void whoWasErasedIsNotAddedAgainByTheNextStart(@TempDir Path folder) {
        try (RunningProduct product = RunningProduct.start(folder, RunningProduct.freePort())) {
            TenantId acme =
                    product.get(Tenants.class).bySlug("acme").orElseThrow().id();
            People people = product.get(People.class);
            PersonId luis = people.byEmail(acme, "luis@acme.test").orElseThrow().id();
            Actor elena = new Actor(
                    acme,
                    people.byEmail(acme, "elena@acme.test").orElseThrow().id(),
                    Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR));
            assertThat(product.get(Staff.class).leave(elena, luis, Optional.empty(), "Left"))
                    .isInstanceOf(StaffResult.Left.class);
            assertThat(product.get(PersonalRecords.class).erase(elena, luis, "asked by letter"))
                    .isInstanceOf(EraseResult.Erased.class);

            product.get(DemoOrganisations.class).afterSingletonsInstantiated();

            assertThat(people.byEmail(acme, "luis@acme.test")).isEmpty();
        }
    }
}
