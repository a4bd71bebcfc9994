package dev.countersign.local;

import dev.countersign.localaws.postgres.CannotStart;
import java.util.Objects;

/** PostgreSQL or the AWS endpoint of this machine did not start, and the application cannot work without them. */
final class PlatformNotStarted extends RuntimeException {

    PlatformNotStarted(Throwable reason) {
        super(sentence(reason), reason);
    }

    private static String sentence(Throwable reason) {
        String why = Objects.toString(reason.getMessage(), reason.toString());
        return reason instanceof CannotStart
                ? why
                : "PostgreSQL or the AWS endpoint of this machine did not start: " + why;
    }
}
