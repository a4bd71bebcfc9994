package dev.countersign.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lives that somebody signed in to. Without a sign-in it is {@code server.servlet.session.timeout}.
 *
 * @param absolute from the sign-in on, however much it is used
 * @param idle since the person last did something; an open page that only listens does not count
 * @param perPerson how many one person has on one node; when there are more the oldest ends
 */
@ConfigurationProperties("countersign.session")
record SessionLimits(
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("4h") Duration idle,
        @DefaultValue("25") int perPerson) {}
