package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number: a JSON number.
 *
 * @param scale the most decimals it may have
 */
public record NumberField(
        String key,
        Text label,
        Text help,
        boolean required,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        int scale)
        implements Field {}
