package dev.countersign.localaws.stepfunctions.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times in the formats of the database and of the protocol. */
public final class Times {

    private Times() {}

    public static OffsetDateTime toSql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Instant fromSql(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Seconds since 1970 with milliseconds as a fraction, the {@code timestamp} of AWS's JSON protocol. */
    public static BigDecimal toWire(Instant at) {
        return BigDecimal.valueOf(at.toEpochMilli(), 3);
    }
}
