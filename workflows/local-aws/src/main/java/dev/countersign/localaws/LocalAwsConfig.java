package dev.countersign.localaws;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How the endpoint is set up.
 *
 * @param bind where it listens; port 0 takes a free one
 * @param database its own PostgreSQL database, which it migrates itself
 * @param keys what callers sign with, and what the database is encrypted with
 * @param hosts further host names of the endpoint, besides those of this machine and of the address it listens on
 * @param anonymous whether requests need no signature; on loopback only
 * @param functions the Lambda functions by name
 * @param eventSources the queues that feed functions
 * @param statusEvents the rule for events about executions; null if no events are sent
 * @param calls is told who calls what; nobody, by default
 */
public record LocalAwsConfig(
        InetSocketAddress bind,
        DataSource database,
        Keys keys,
        Set<String> hosts,
        boolean anonymous,
        Account account,
        Map<String, LocalFunction> functions,
        List<EventSource> eventSources,
        @Nullable StatusEventRule statusEvents,
        Clock clock,
        RandomGenerator random,
        CallRecorder calls) {

    static final Account DEFAULT_ACCOUNT = new Account("000000000000", "us-east-1");

    public LocalAwsConfig {
        if (anonymous && (bind.isUnresolved() || !bind.getAddress().isLoopbackAddress())) {
            throw new IllegalArgumentException("without signatures it listens on loopback only");
        }
        hosts = Set.copyOf(hosts);
        functions = Map.copyOf(functions);
        eventSources = List.copyOf(eventSources);
    }

    /** On loopback, in account 000000000000 of us-east-1, without functions. */
    public static LocalAwsConfig on(int port, DataSource database, Keys keys) {
        return new LocalAwsConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                database,
                keys,
                Set.of(),
                false,
                DEFAULT_ACCOUNT,
                Map.of(),
                List.of(),
                null,
                Clock.systemUTC(),
                new SecureRandom(),
                CallRecorder.OFF);
    }

    public LocalAwsConfig withBind(InetSocketAddress changed) {
        return new LocalAwsConfig(
                changed,
                database,
                keys,
                hosts,
                anonymous,
                account,
                functions,
                eventSources,
                statusEvents,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withHosts(Set<String> changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                changed,
                anonymous,
                account,
                functions,
                eventSources,
                statusEvents,
                clock,
                random,
                calls);
    }

    /** The same, without signatures: everybody who can connect to loopback may call it. */
    public LocalAwsConfig forAnybody() {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                true,
                account,
                functions,
                eventSources,
                statusEvents,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withAccount(Account changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                changed,
                functions,
                eventSources,
                statusEvents,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withFunctions(Map<String, LocalFunction> changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                account,
                changed,
                eventSources,
                statusEvents,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withEventSources(List<EventSource> changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                account,
                functions,
                changed,
                statusEvents,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withStatusEvents(StatusEventRule changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                account,
                functions,
                eventSources,
                changed,
                clock,
                random,
                calls);
    }

    public LocalAwsConfig withClock(Clock changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                account,
                functions,
                eventSources,
                statusEvents,
                changed,
                random,
                calls);
    }

    /** The same, telling who calls what. */
    public LocalAwsConfig withCalls(CallRecorder changed) {
        return new LocalAwsConfig(
                bind,
                database,
                keys,
                hosts,
                anonymous,
                account,
                functions,
                eventSources,
                statusEvents,
                clock,
                random,
                changed);
    }
}
