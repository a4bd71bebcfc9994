package dev.countersign.localaws.lambda;

import dev.countersign.localaws.lambda.InvocationResult.FunctionError;
import dev.countersign.localaws.sqs.MessageAttribute;
import dev.countersign.localaws.sqs.NewMessage;
import dev.countersign.localaws.sqs.Queues;
import dev.countersign.localaws.store.Database;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the asynchronous invocations, each at least once. Those that fail are retried after one minute and after two more, as in Lambda.
 */
public final class InvocationWorker {

    private static final Logger LOG = LoggerFactory.getLogger(InvocationWorker.class);
    private static final int AT_ONCE = 32;
    private static final long LOOK_MILLIS = 1000;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMinutes(1);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

    private final Database database;
    private final Invocations invocations;
    private final Functions functions;
    private final Queues queues;
    private final Semaphore free = new Semaphore(AT_ONCE);

    public InvocationWorker(Database database, Invocations invocations, Functions functions, Queues queues) {
        this.database = database;
        this.invocations = invocations;
        this.functions = functions;
        this.queues = queues;
    }

    /** Starts the next due invocation, or waits about a second for one. */
    public Duration step() throws InterruptedException {
        free.acquire();
        var started = false;
        try {
            var seen = invocations.count();
            var claimed = database.inTransaction(transaction -> invocations.claim(transaction, this::lease));
            if (claimed.isPresent()) {
                functions.executor().execute(() -> attempt(claimed.get()));
                started = true;
            } else {
                invocations.await(seen, LOOK_MILLIS);
            }
        } finally {
            if (!started) {
                free.release();
            }
        }
        return Duration.ZERO;
    }

    private long lease(String function) {
        return functions
                .find(function)
                .map(runner -> runner.function().timeout())
                .orElse(Duration.ZERO)
                .plus(LEASE_MARGIN)
                .toMillis();
    }

    private void attempt(Invocations.Claimed claimed) {
        try {
            var runner = functions.find(claimed.function());
            if (runner.isEmpty()) {
                LOG.warn("event {} is dropped: there is no function {}", claimed.id(), claimed.function());
                finish(claimed);
                return;
            }
            switch (runner.get().run(claimed.id(), claimed.payload(), null).result()) {
                case InvocationResult.Returned _ -> finish(claimed);
                case FunctionError error -> failed(claimed, runner.get().function(), error);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            LOG.error("event {} for {} is retried later", claimed.id(), claimed.function(), failed);
        } finally {
            free.release();
        }
    }

    private void finish(Invocations.Claimed claimed) {
        database.inTransaction(transaction -> {
            invocations.finish(transaction, claimed.id());
            return claimed;
        });
    }

    private void failed(Invocations.Claimed claimed, LocalFunction function, FunctionError error) {
        LOG.warn(
                "attempt {} of event {} for {} failed: {}: {}",
                claimed.attempt(),
                claimed.id(),
                claimed.function(),
                error.errorType(),
                error.errorMessage());
        database.inTransaction(transaction -> {
            if (claimed.attempt() <= function.retries()) {
                invocations.putOff(
                        transaction,
                        claimed.id(),
                        BETWEEN_ATTEMPTS.multipliedBy(claimed.attempt()).toMillis());
                return claimed;
            }
            if (function.deadLetterQueue() != null) {
                queues.sendToArn(
                        transaction,
                        function.deadLetterQueue(),
                        NewMessage.of(
                                claimed.payload(),
                                Map.of(
                                        "RequestID",
                                                new MessageAttribute(
                                                        "String", claimed.id().toString()),
                                        "ErrorCode", new MessageAttribute("Number", "200"),
                                        "ErrorMessage", new MessageAttribute("String", attributeText(error)))));
            }
            invocations.finish(transaction, claimed.id());
            return claimed;
        });
    }

    /** The first kilobyte, without characters that an attribute cannot hold. */
    private static String attributeText(FunctionError error) {
        var message = error.errorMessage().replaceAll("[^\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}]", " ");
        return message.isEmpty() ? error.errorType() : message.substring(0, Math.min(1024, message.length()));
    }
}
