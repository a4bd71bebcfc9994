package dev.countersign.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person to add; the manager must exist already. */
public record NewPerson(
        String name,
        String email,
        @Nullable String department,
        @Nullable PersonId manager,
        Locale locale,
        ZoneId zone,
        Set<Role> roles) {

    public NewPerson {
        roles = Set.copyOf(roles);
    }

    /** An employee, who may be an administrator, too. */
    public NewPerson(
            String name,
            String email,
            @Nullable String department,
            @Nullable PersonId manager,
            Locale locale,
            ZoneId zone,
            boolean administrator) {
        this(
                name,
                email,
                department,
                manager,
                locale,
                zone,
                administrator ? Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR) : Set.of(Role.EMPLOYEE));
    }
}
