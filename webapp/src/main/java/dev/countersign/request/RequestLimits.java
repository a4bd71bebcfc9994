package dev.countersign.request;

import dev.countersign.limit.RateLimit;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Rate limits of one person on one node: above what a person types, below what a script sends. */
@Component
public class RequestLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Tenants tenants;
    private final int submissionsAtOnce;
    private final int submissionsPerMinute;
    private final RateLimit submissions;
    private final RateLimit comments;
    private final RateLimit uploads;

    RequestLimits(
            Tenants tenants,
            @Value("${countersign.limits.submissions.burst:200}") int submissionsAtOnce,
            @Value("${countersign.limits.submissions.per-minute:60}") int submissionsPerMinute,
            @Value("${countersign.limits.comments.burst:60}") int commentsAtOnce,
            @Value("${countersign.limits.comments.per-minute:30}") int commentsPerMinute,
            @Value("${countersign.limits.uploads.burst:100}") int uploadsAtOnce,
            @Value("${countersign.limits.uploads.per-minute:30}") int uploadsPerMinute,
            Clock clock) {
        this.tenants = tenants;
        this.submissionsAtOnce = submissionsAtOnce;
        this.submissionsPerMinute = submissionsPerMinute;
        this.submissions = new RateLimit(submissionsAtOnce, MINUTE.dividedBy(submissionsPerMinute), clock);
        this.comments = new RateLimit(commentsAtOnce, MINUTE.dividedBy(commentsPerMinute), clock);
        this.uploads = new RateLimit(uploadsAtOnce, MINUTE.dividedBy(uploadsPerMinute), clock);
    }

    /** As {@link #submission}; nothing is counted for a way that is not limited. */
    Optional<Duration> wait(TenantId tenant, PersonId person, SubmissionWay way) {
        return way.limited() ? submission(tenant, person) : Optional.empty();
    }

    /** Counts a submission. What the organisation has chosen holds for the burst, too. Returns how long the person must wait, if at all. */
    Optional<Duration> submission(TenantId tenant, PersonId person) {
        return tenants.limits(tenant)
                .submissionsPerMinute()
                .map(chosen ->
                        submissions.takeWithin(person, Math.min(submissionsAtOnce, chosen), MINUTE.dividedBy(chosen)))
                .orElseGet(() -> submissions.take(person));
    }

    /** The most that an organisation can allow its people. */
    public int submissionsPerMinute() {
        return submissionsPerMinute;
    }

    /** Counts a file that is being sent. Returns how long the person must wait, if at all. */
    Optional<Duration> upload(PersonId person) {
        return uploads.take(person);
    }

    /** Counts a comment. Returns how long the person must wait, if at all. */
    Optional<Duration> comment(PersonId person) {
        return comments.take(person);
    }
}
