package dev.countersign.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing about a request that is counted, as {@code insight_fact} has it.
 *
 * @param subject the request, the approval or the assignment
 * @param month its first day
 * @param step empty unless the fact is about a step
 * @param mark the sum of {@link Mark}s
 * @param bucket of the time in {@code seconds}, see {@link Buckets}
 * @param groups the keys of the groups that were asked
 * @param department of the requester; empty without one, and where it is not counted
 * @param person who was waited for; null for other kinds
 * @param seconds of working time
 */
record Fact(
        UUID request,
        Kind kind,
        UUID subject,
        LocalDate month,
        String template,
        String step,
        String outcome,
        int mark,
        int bucket,
        List<String> groups,
        UUID requester,
        String department,
        @Nullable UUID person,
        long seconds) {

    Fact {
        groups = groups.stream().distinct().sorted().toList();
    }

    /** What it is about. */
    enum Kind {
        SUBMITTED,
        CLOSED,
        STEP,
        WAIT
    }
}
