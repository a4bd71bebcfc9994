package dev.countersign.administration.ui;

import static dev.countersign.people.Role.ADMINISTRATOR;
import static dev.countersign.people.Role.AUDITOR;
import static dev.countersign.people.Role.EMPLOYEE;
import static dev.countersign.people.Role.SERVICE_DESK;
import static dev.countersign.people.Role.TEMPLATE_EDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.ui.RolesMeaning.Combination;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesMeaningTest {

    @Test
    void whatTwoRolesOfOnePersonMeanTogetherIsSaid() {
        assertThat(combinations(ADMINISTRATOR)).isEmpty();
        assertThat(combinations(AUDITOR)).isEmpty();
        assertThat(combinations(ADMINISTRATOR, TEMPLATE_EDITOR)).containsExactly(Combination.INCLUDED);
        assertThat(combinations(ADMINISTRATOR, AUDITOR))
                .containsExactly(Combination.INCLUDED, Combination.AUDITS_OWN_ACTS);
        assertThat(combinations(AUDITOR, SERVICE_DESK)).containsExactly(Combination.AUDITS_OWN_ACTS);
        assertThat(combinations(AUDITOR, TEMPLATE_EDITOR)).containsExactly(Combination.AUDITS_OWN_ACTS);
        assertThat(combinations(SERVICE_DESK, TEMPLATE_EDITOR)).containsExactly(Combination.RULES_AND_PEOPLE);
        assertThat(combinations(AUDITOR, SERVICE_DESK, TEMPLATE_EDITOR))
                .containsExactly(Combination.AUDITS_OWN_ACTS, Combination.RULES_AND_PEOPLE);
    }

    @Test
    void aRightIsNotSaidBesideOneThatIncludesIt() {
        assertThat(RolesMeaning.rights(Set.of(AUDITOR, SERVICE_DESK)))
                .containsExactly(
                        Right.MANAGE_REQUESTS,
                        Right.MANAGE_PEOPLE,
                        Right.SEE_TEMPLATES,
                        Right.SEE_AUDIT,
                        Right.SEE_ALARMS,
                        Right.SEE_ORGANISATION);
        assertThat(RolesMeaning.rights(Set.of(EMPLOYEE))).isEmpty();
        assertThat(RolesMeaning.rights(Set.of(ADMINISTRATOR)))
                .contains(Right.GRANT_ROLES)
                .doesNotContain(Right.MANAGE_PEOPLE, Right.SEE_PEOPLE);
    }

    private static Iterable<Combination> combinations(Role... roles) {
        return Combination.of(Set.of(roles));
    }
}
