package dev.countersign.localaws.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.account.Account;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Runs one function, with as many instances as there are invocations at once. */
final class FunctionRunner {

    /** The largest answer of a synchronous invocation, in bytes. */
    static final int MAXIMUM_RESPONSE_BYTES = 6_291_556;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final LocalFunction function;
    private final Account account;
    private final Clock clock;
    private final ExecutorService executor;
    private final Queue<RequestStreamHandler> idle = new ConcurrentLinkedQueue<>();

    FunctionRunner(String name, LocalFunction function, Account account, Clock clock, ExecutorService executor) {
        this.name = name;
        this.function = function;
        this.account = account;
        this.clock = clock;
        this.executor = executor;
    }

    LocalFunction function() {
        return function;
    }

    Invocation run(UUID request, String payload, @Nullable ClientContext client) throws InterruptedException {
        var log = new LogTail(request);
        var context = new InvocationContext(
                name, account.functionArn(name), request, clock.instant().plus(function.timeout()), clock, client, log);
        var running = executor.submit(() -> handle(payload, context));
        try {
            return log.of(result(running.get(function.timeout().toNanos(), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException tooSlow) {
            return log.of(ErrorPayload.timedOut(request, function.timeout()));
        } catch (ExecutionException thrown) {
            return log.of(ErrorPayload.thrown(thrown.getCause() == null ? thrown : thrown.getCause()));
        } finally {
            running.cancel(true);
        }
    }

    /** An instance that threw or timed out is not used again, because its state is unknown. */
    private ByteArrayOutputStream handle(String payload, InvocationContext context) throws IOException {
        var output = new ByteArrayOutputStream();
        var waiting = idle.poll();
        var handler = waiting == null ? function.handler().get() : waiting;
        handler.handleRequest(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, context);
        if (!Thread.currentThread().isInterrupted()) {
            idle.add(handler);
        }
        return output;
    }

    private static InvocationResult result(ByteArrayOutputStream output) {
        if (output.size() > MAXIMUM_RESPONSE_BYTES) {
            return ErrorPayload.tooLarge(MAXIMUM_RESPONSE_BYTES);
        }
        if (output.size() == 0) {
            return new InvocationResult.Returned("null");
        }
        var json = output.toString(StandardCharsets.UTF_8);
        try {
            return JSON.readTree(json).isMissingNode() ? ErrorPayload.noJson() : new InvocationResult.Returned(json);
        } catch (JacksonException noJson) {
            return ErrorPayload.noJson();
        }
    }
}
