package dev.countersign.people;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person to be added; the manager must be there already. */
public record NewPerson(
        String name,
        String email,
        @Nullable String department,
        @Nullable PersonId manager,
        Locale locale,
        ZoneId zone,
        boolean administrator) {}
