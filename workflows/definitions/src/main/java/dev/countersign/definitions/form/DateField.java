package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A day, {@code "2027-01-15"}.
 */
public record DateField(
        String key,
        Text label,
        Text help,
        boolean required,
        @Nullable DateBound earliest,
        @Nullable DateBound latest) implements Field {}
