package dev.countersign.localaws.junit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs the AWS endpoint for a class of tests (in a static field) or for each test (in an instance field), on a free port and with nothing in
 * it. All endpoints of a JVM share one PostgreSQL, which starts with the first of them and ends with the last test.
 *
 * {@snippet :
 * @RegisterExtension
 * static final LocalAwsExtension AWS = new LocalAwsExtension().withFunction("price", PriceHandler::new);
 * }
 */
public final class LocalAwsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LocalAwsExtension.class);

    private final Keys keys = Keys.random();
    private final Map<String, LocalFunction> functions = new LinkedHashMap<>();
    private final List<EventSource> eventSources = new ArrayList<>();
    private Account account = new Account("000000000000", "us-east-1");
    private @Nullable LocalAws running;
    private boolean ofTheClass;

    /** Adds a Lambda function with a timeout of 30 seconds. */
    public LocalAwsExtension withFunction(String name, Supplier<RequestStreamHandler> handler) {
        functions.put(name, LocalFunction.of(handler));
        return this;
    }

    /** Feeds a function with the messages of a queue, up to ten at a time. */
    public LocalAwsExtension withEventSource(String queue, String function) {
        eventSources.add(new EventSource(queue, function, 10, true));
        return this;
    }

    /**
     * Takes another account and region than 000000000000 and us-east-1.
     *
     * @param id twelve digits
     */
    public LocalAwsExtension withAccount(String id, String region) {
        account = new Account(id, region);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ofTheClass = true;
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!ofTheClass) {
            start(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofTheClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void start(ExtensionContext context) throws Exception {
        var postgres = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SharedPostgres.class, _ -> SharedPostgres.start(), SharedPostgres.class);
        running = LocalAws.start(LocalAwsConfig.on(0, postgres.emptyDatabase(), keys)
                .withAccount(account)
                .withFunctions(functions)
                .withEventSources(eventSources));
    }

    private void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** Where the SDK's {@code endpointOverride} points. */
    public URI endpoint() {
        if (running == null) {
            throw new IllegalStateException("the endpoint runs only during the tests of its class");
        }
        return running.endpoint();
    }

    public String region() {
        return account.region();
    }

    /** What requests are signed with. */
    public String accessKeyId() {
        return keys.access().id();
    }

    /** What requests are signed with. */
    public String secretAccessKey() {
        return keys.access().secret();
    }
}
