package dev.countersign.localaws.lambda;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.calls.Call;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.lambda.InvocationResult.FunctionError;
import dev.countersign.localaws.lambda.InvocationResult.Returned;
import dev.countersign.localaws.sqs.ReceivedMessage;
import dev.countersign.localaws.sqs.Receiver;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Invokes a function with the messages of a queue. Messages that succeed are deleted, the others are received again later. */
public final class EventSourcePoller {

    private static final Logger LOG = LoggerFactory.getLogger(EventSourcePoller.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WAIT_SECONDS = 20;
    private static final Duration UNTIL_QUEUE_IS_CREATED = Duration.ofSeconds(1);

    private final EventSource source;
    private final Account account;
    private final Receiver receiver;
    private final Functions functions;
    private final CallRecorder calls;

    public EventSourcePoller(
            EventSource source, Account account, Receiver receiver, Functions functions, CallRecorder calls) {
        this.source = source;
        this.account = account;
        this.receiver = receiver;
        this.functions = functions;
        this.calls = calls;
    }

    /** Waits for a batch and invokes the function with it. */
    public Duration step() throws InterruptedException {
        record("sqs:ReceiveMessage");
        List<ReceivedMessage> batch;
        try {
            batch = receiver.receive(Receiver.Wanted.upTo(source.queue(), source.batchSize(), WAIT_SECONDS));
        } catch (AwsError noSuchQueue) {
            LOG.debug("queue {} for {}: {}", source.queue(), source.function(), noSuchQueue.text());
            return UNTIL_QUEUE_IS_CREATED;
        }
        if (!batch.isEmpty()) {
            var event = SqsEvent.of(batch, account, source.queue());
            var failed = failures(functions.invoke(source.function(), event), batch);
            record("sqs:DeleteMessage");
            receiver.delete(batch.stream()
                    .filter(message -> !failed.contains(message.messageId()))
                    .toList());
        }
        return Duration.ZERO;
    }

    /** Lambda reads the queue with the role of the function. */
    private void record(String action) {
        calls.record(() -> new Call(source.function(), action, account.queueArn(source.queue()), ""));
    }

    private Set<String> failures(InvocationResult result, List<ReceivedMessage> batch) {
        var all = batch.stream().map(ReceivedMessage::messageId).collect(Collectors.toSet());
        return switch (result) {
            case Returned(var payload) ->
                source.reportsBatchItemFailures() ? reported(payload, all).orElse(all) : Set.of();
            case FunctionError error -> {
                LOG.warn(
                        "{} failed on {} messages of {}: {}: {}",
                        source.function(),
                        all.size(),
                        source.queue(),
                        error.errorType(),
                        error.errorMessage());
                yield all;
            }
        };
    }

    /** Empty if the report is not valid: it names a message that was not in the batch, or a message without an id. */
    private static Optional<Set<String>> reported(String payload, Set<String> all) {
        var failures = JSON.readTree(payload).path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return Optional.of(Set.of());
        }
        var failed = new HashSet<String>();
        failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asString("")));
        return failures.isArray() && all.containsAll(failed) ? Optional.of(failed) : Optional.empty();
    }
}
