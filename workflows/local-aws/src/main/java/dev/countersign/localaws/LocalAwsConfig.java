package dev.countersign.localaws;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * How the endpoint is set up.
 *
 * @param bind where it listens; port 0 takes a free one
 * @param database its own PostgreSQL database, which it migrates itself
 * @param functions the Lambda functions by name
 * @param eventSources the queues that feed functions
 */
public record LocalAwsConfig(
        InetSocketAddress bind,
        DataSource database,
        Account account,
        Map<String, LocalFunction> functions,
        List<EventSource> eventSources,
        Clock clock,
        RandomGenerator random) {

    private static final Account DEFAULT_ACCOUNT = new Account("000000000000", "us-east-1");

    public LocalAwsConfig {
        functions = Map.copyOf(functions);
        eventSources = List.copyOf(eventSources);
    }

    /** On loopback, in account 000000000000 of us-east-1, without functions. */
    public static LocalAwsConfig on(int port, DataSource database) {
        return new LocalAwsConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                database,
                DEFAULT_ACCOUNT,
                Map.of(),
                List.of(),
                Clock.systemUTC(),
                new SecureRandom());
    }

    public LocalAwsConfig withBind(InetSocketAddress changed) {
        return new LocalAwsConfig(changed, database, account, functions, eventSources, clock, random);
    }

    public LocalAwsConfig withAccount(Account changed) {
        return new LocalAwsConfig(bind, database, changed, functions, eventSources, clock, random);
    }

    public LocalAwsConfig withFunctions(Map<String, LocalFunction> changed) {
        return new LocalAwsConfig(bind, database, account, changed, eventSources, clock, random);
    }

    public LocalAwsConfig withEventSources(List<EventSource> changed) {
        return new LocalAwsConfig(bind, database, account, functions, changed, clock, random);
    }

    public LocalAwsConfig withClock(Clock changed) {
        return new LocalAwsConfig(bind, database, account, functions, eventSources, changed, random);
    }
}
