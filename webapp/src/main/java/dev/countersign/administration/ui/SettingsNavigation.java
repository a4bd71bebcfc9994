package dev.countersign.administration.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The pages of the organisation: its settings for administrators, its audit log for those who may read only that. */
@Configuration(proxyBeanMethods = false)
class SettingsNavigation {

    private record Entry(String path, String labelKey, Right right, Right unless) implements NavigationEntry {

        @Override
        public Icon icon() {
            return Icon.PEOPLE;
        }

        @Override
        public boolean isFor(Actor actor) {
            return actor.may(right) && (right == unless || !actor.may(unless));
        }

        @Override
        public boolean onPhones() {
            return false;
        }
    }

    @Bean
    @Order(95)
    NavigationEntry organisation() {
        return new Entry(OrganisationView.PATH, "nav.organisation", Right.SEE_ORGANISATION, Right.SEE_ORGANISATION);
    }

    @Bean
    @Order(96)
    NavigationEntry audit() {
        return new Entry(AuditAddress.PAGE, "nav.audit", Right.SEE_AUDIT, Right.SEE_ORGANISATION);
    }
}
