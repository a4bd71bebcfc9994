package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.Statements;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What a directory reads about users. */
@SpringJUnitConfig({Services.class, ScimUsersIT.Counted.class})
class ScimUsersIT {

    @Import({ScimUsers.class, ScimChanges.class, ScimRepository.class})
    static class Counted {

        @Bean
        static Statements statements() {
            return new Statements();
        }
    }

    private final ScimUsers users;
    private final Organisation organisation;
    private final Statements statements;

    @Autowired
    ScimUsersIT(ScimUsers users, Organisation organisation, Statements statements) {
        this.users = users;
        this.organisation = organisation;
        this.statements = statements;
    }

    @Test
    void aPageOfUsersTakesAsManyStatementsAsOne() {
        TenantId tenant = organisation.found();
        Actor elena = organisation.administrator(tenant, "Elena Prado");
        Actor marta = organisation.employee(tenant, "Marta Ruiz");
        for (int number = 0; number < 30; number++) {
            organisation.employee(tenant, "Ana Torres " + number, marta);
        }
        List<String> one = statements.of(() -> assertThat(names(elena, 1)).hasSize(1));
        List<String> page = statements.of(() -> assertThat(names(elena, 200))
                .hasSize(32)
                .startsWith("Ana Torres 0")
                .endsWith("Elena Prado", "Marta Ruiz"));
        assertThat(page).hasSameSizeAs(one);
    }

    private List<String> names(Actor actor, int most) {
        return users.list(actor, Optional.empty(), Scim.Part.of(Optional.of(1), Optional.of(most)))
                .path("Resources")
                .valueStream()
                .map(user -> user.path("displayName").asString())
                .toList();
    }
}
