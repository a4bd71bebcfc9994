package dev.countersign.localaws.sqs;

import dev.countersign.localaws.account.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of a queue that its owner sets. Limits and defaults are from the API reference of SetQueueAttributes. */
record QueueSettings(
        int delaySeconds,
        int maximumMessageBytes,
        int retentionSeconds,
        int receiveWaitSeconds,
        int visibilitySeconds,
        @Nullable DeadLetters deadLetters,
        Map<String, String> other) {

    static final String FIFO = "FifoQueue";
    static final int MAXIMUM_MESSAGE_BYTES = 1 << 20;
    static final int MAXIMUM_VISIBILITY_SECONDS = 43_200;
    static final int MAXIMUM_WAIT_SECONDS = 20;
    static final int MAXIMUM_DELAY_SECONDS = 900;

    static final QueueSettings DEFAULTS = new QueueSettings(0, MAXIMUM_MESSAGE_BYTES, 345_600, 0, 30, null, Map.of());

    static final QueueSettings FIFO_DEFAULTS = new QueueSettings(
            0,
            MAXIMUM_MESSAGE_BYTES,
            345_600,
            0,
            30,
            null,
            Map.of(
                    FIFO,
                    "true",
                    "ContentBasedDeduplication",
                    "false",
                    "DeduplicationScope",
                    "queue",
                    "FifoThroughputLimit",
                    "perQueue"));

    /** What the attributes of FIFO queues can be. */
    private static final Map<String, Set<String>> FIFO_VALUES = Map.of(
            "ContentBasedDeduplication", Set.of("true", "false"),
            "DeduplicationScope", Set.of("queue", "messageGroup"),
            "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

    private static final JsonMapper JSON = JsonMapper.shared();

    QueueSettings {
        other = Map.copyOf(other);
    }

    /** These settings with the given attributes changed. */
    QueueSettings with(Map<String, String> attributes, Account account) {
        var changed = this;
        for (var attribute : attributes.entrySet()) {
            changed = changed.with(attribute.getKey(), attribute.getValue(), account);
        }
        if (changed.is("FifoThroughputLimit", "perMessageGroupId")
                && !changed.is("DeduplicationScope", "messageGroup")) {
            throw SqsErrors.invalidParameter(
                    "perMessageGroupId",
                    "FifoThroughputLimit",
                    "DeduplicationScope must be messageGroup if FifoThroughputLimit is perMessageGroupId.");
        }
        return changed;
    }

    /** Whether an attribute that is stored as text has this value. */
    boolean is(String name, String value) {
        return value.equals(other.get(name));
    }

    private QueueSettings with(String name, String value, Account account) {
        return switch (name) {
            case "RedrivePolicy" -> withDeadLetters(value.isEmpty() ? null : redrivePolicy(value, account));
            case "Policy",
                    "RedriveAllowPolicy",
                    "SqsManagedSseEnabled",
                    "KmsMasterKeyId",
                    "KmsDataKeyReusePeriodSeconds" -> withOther(name, value);
            case "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit" -> withFifo(name, value);
            default -> withNumber(name, value);
        };
    }

    private QueueSettings withNumber(String name, String value) {
        return switch (name) {
            case "DelaySeconds" ->
                with(
                        number(name, value, 0, MAXIMUM_DELAY_SECONDS),
                        maximumMessageBytes,
                        retentionSeconds,
                        receiveWaitSeconds,
                        visibilitySeconds);
            case "MaximumMessageSize" ->
                with(
                        delaySeconds,
                        number(name, value, 1024, MAXIMUM_MESSAGE_BYTES),
                        retentionSeconds,
                        receiveWaitSeconds,
                        visibilitySeconds);
            case "MessageRetentionPeriod" ->
                with(
                        delaySeconds,
                        maximumMessageBytes,
                        number(name, value, 60, 1_209_600),
                        receiveWaitSeconds,
                        visibilitySeconds);
            case "ReceiveMessageWaitTimeSeconds" ->
                with(
                        delaySeconds,
                        maximumMessageBytes,
                        retentionSeconds,
                        number(name, value, 0, MAXIMUM_WAIT_SECONDS),
                        visibilitySeconds);
            case "VisibilityTimeout" ->
                with(
                        delaySeconds,
                        maximumMessageBytes,
                        retentionSeconds,
                        receiveWaitSeconds,
                        number(name, value, 0, MAXIMUM_VISIBILITY_SECONDS));
            default -> throw SqsErrors.invalidAttributeName(name);
        };
    }

    private QueueSettings with(int delay, int maximumBytes, int retention, int receiveWait, int visibility) {
        return new QueueSettings(delay, maximumBytes, retention, receiveWait, visibility, deadLetters, other);
    }

    private QueueSettings withDeadLetters(@Nullable DeadLetters changed) {
        return new QueueSettings(
                delaySeconds,
                maximumMessageBytes,
                retentionSeconds,
                receiveWaitSeconds,
                visibilitySeconds,
                changed,
                other);
    }

    private QueueSettings withOther(String name, String value) {
        var changed = new LinkedHashMap<>(other);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new QueueSettings(
                delaySeconds,
                maximumMessageBytes,
                retentionSeconds,
                receiveWaitSeconds,
                visibilitySeconds,
                deadLetters,
                changed);
    }

    private QueueSettings withFifo(String name, String value) {
        if (!is(FIFO, "true")) {
            throw SqsErrors.invalidAttributeName(name);
        }
        if (!FIFO_VALUES.getOrDefault(name, Set.of()).contains(value)) {
            throw SqsErrors.invalidAttributeValue(name);
        }
        return withOther(name, value);
    }

    private static int number(String name, String value, int least, int most) {
        if (value.matches("\\d{1,9}")) {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw SqsErrors.invalidAttributeValue(name);
    }

    private static DeadLetters redrivePolicy(String json, Account account) {
        try {
            var policy = JSON.readTree(json);
            var count = policy.path("maxReceiveCount").asString("");
            var queue = account.queueName(policy.path("deadLetterTargetArn").asString(""));
            if (queue.isPresent() && count.matches("\\d{1,4}")) {
                var times = Integer.parseInt(count);
                if (times >= 1 && times <= 1000) {
                    return new DeadLetters(queue.get(), times);
                }
            }
        } catch (JacksonException noJson) {
            // Refused below, like an incomplete policy.
        }
        throw SqsErrors.invalidParameter(json, "RedrivePolicy", "Redrive policy is not a valid JSON map.");
    }

    /** In the format of GetQueueAttributes. */
    Map<String, String> told(Account account) {
        var told = new LinkedHashMap<String, String>();
        told.put("DelaySeconds", Integer.toString(delaySeconds));
        told.put("MaximumMessageSize", Integer.toString(maximumMessageBytes));
        told.put("MessageRetentionPeriod", Integer.toString(retentionSeconds));
        told.put("ReceiveMessageWaitTimeSeconds", Integer.toString(receiveWaitSeconds));
        told.put("VisibilityTimeout", Integer.toString(visibilitySeconds));
        if (deadLetters != null) {
            told.put(
                    "RedrivePolicy",
                    JSON.createObjectNode()
                            .put("deadLetterTargetArn", account.queueArn(deadLetters.queue()))
                            .put("maxReceiveCount", deadLetters.maxReceiveCount())
                            .toString());
        }
        // As on AWS, a queue without a key of its own says that SQS encrypts it; messages here are encrypted too.
        told.put("SqsManagedSseEnabled", Boolean.toString(!other.containsKey("KmsMasterKeyId")));
        told.putAll(other);
        return told;
    }
}
