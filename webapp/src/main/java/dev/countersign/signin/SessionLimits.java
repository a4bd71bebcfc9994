package dev.countersign.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of a session after sign-in. Without a sign-in, {@code server.servlet.session.timeout} is its limit.
 *
 * @param absolute the longest life after the sign-in, even if it is used
 * @param idle the longest time since the last action of the person; an open page that only listens does not count
 * @param perPerson the most sessions of one person on one node; if there are more, the oldest ends
 */
@ConfigurationProperties("countersign.session")
record SessionLimits(
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("4h") Duration idle,
        @DefaultValue("25") int perPerson) {}
