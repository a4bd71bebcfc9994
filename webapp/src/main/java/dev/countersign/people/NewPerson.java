package dev.countersign.people;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person to add; the manager must exist already. */
public record NewPerson(
        String name,
        String email,
        @Nullable String department,
        @Nullable PersonId manager,
        Locale locale,
        ZoneId zone,
        boolean administrator) {}
