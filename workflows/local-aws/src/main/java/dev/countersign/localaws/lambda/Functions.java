package dev.countersign.localaws.lambda;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of this process, by name. */
public final class Functions implements AutoCloseable {

    private static final String LATEST = ":$LATEST";

    private final Account account;
    private final Ids ids;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, FunctionRunner> runners;

    public Functions(Map<String, LocalFunction> functions, Account account, Clock clock, Ids ids) {
        this.account = account;
        this.ids = ids;
        this.runners = functions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new FunctionRunner(entry.getKey(), entry.getValue(), account, clock, executor)));
    }

    /**
     * Invokes the function and waits for its end, at most as long as its timeout. It must not be called within a transaction.
     *
     * @param nameOrArn the name, the ARN, or the account and name; unqualified or {@code $LATEST}
     * @param payload the event, as JSON
     * @throws AwsError ResourceNotFoundException when there is no such function
     */
    public InvocationResult invoke(String nameOrArn, String payload) throws InterruptedException {
        return invoke(nameOrArn, payload, null).result();
    }

    /**
     * The same, with its log.
     *
     * @param clientContext JSON in Base64, or null
     * @throws AwsError ResourceNotFoundException when there is no such function, InvalidRequestContentException
     */
    public Invocation invoke(String nameOrArn, String payload, @Nullable String clientContext)
            throws InterruptedException {
        var runner = require(nameOrArn);
        return runner.run(ids.next(), payload, clientContext == null ? null : ClientContexts.read(clientContext));
    }

    Optional<FunctionRunner> find(String nameOrArn) {
        return Optional.ofNullable(runners.get(simpleName(nameOrArn)));
    }

    ExecutorService executor() {
        return executor;
    }

    FunctionRunner require(String nameOrArn) {
        return find(nameOrArn).orElseThrow(() -> notFound(nameOrArn));
    }

    /**
     * The simple name of a function that there is.
     *
     * @throws AwsError ResourceNotFoundException when there is no such function
     */
    public String requireName(String nameOrArn) {
        require(nameOrArn);
        return simpleName(nameOrArn);
    }

    /** The name alone; text that names no function of this account is returned unchanged. */
    String simpleName(String nameOrArn) {
        var partial = account.id() + ":function:";
        var name = account.functionName(nameOrArn)
                .orElse(nameOrArn.startsWith(partial) ? nameOrArn.substring(partial.length()) : nameOrArn);
        return name.endsWith(LATEST) ? name.substring(0, name.length() - LATEST.length()) : name;
    }

    private AwsError notFound(String nameOrArn) {
        var arn = nameOrArn.startsWith("arn:") ? nameOrArn : account.functionArn(nameOrArn);
        return new AwsError("ResourceNotFoundException", "Function not found: " + arn, 404);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
