package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.AwsError;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message to send.
 *
 * @param delaySeconds null for the delay of the queue
 * @param groupId the group within which a FIFO queue keeps the order
 * @param deduplicationId by which a FIFO queue knows a message that it has accepted already
 */
public record NewMessage(
        String body,
        Map<String, MessageAttribute> attributes,
        @Nullable Integer delaySeconds,
        @Nullable String groupId,
        @Nullable String deduplicationId) {

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** With the delay of the queue and without a group. */
    public static NewMessage of(String body, Map<String, MessageAttribute> attributes) {
        return new NewMessage(body, attributes, null, null, null);
    }

    public NewMessage delayed(@Nullable Integer seconds) {
        return new NewMessage(body, attributes, seconds, groupId, deduplicationId);
    }

    /** The same in a group; null for what is not given. */
    public NewMessage in(@Nullable String group, @Nullable String deduplication) {
        return new NewMessage(body, attributes, delaySeconds, group, deduplication);
    }

    /**
     * Checks what is the same for all queues.
     *
     * @throws AwsError InvalidMessageContents, MissingParameter, InvalidParameterValue
     */
    void check() {
        if (body.isEmpty()) {
            throw SqsErrors.missingParameter("MessageBody");
        }
        if (!Contents.valid(body)) {
            throw SqsErrors.invalidContents();
        }
        if (delaySeconds != null && (delaySeconds < 0 || delaySeconds > QueueSettings.MAXIMUM_DELAY_SECONDS)) {
            throw SqsErrors.invalidParameter(
                    Integer.toString(delaySeconds),
                    "DelaySeconds",
                    "DelaySeconds must be >= 0 and <= " + QueueSettings.MAXIMUM_DELAY_SECONDS + ".");
        }
        MessageAttributes.check(attributes);
        checkId("MessageGroupId", groupId);
        checkId("MessageDeduplicationId", deduplicationId);
    }

    private static void checkId(String name, @Nullable String id) {
        if (id != null && !isId(id)) {
            throw SqsErrors.invalidParameter(
                    id, name, name + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    /** Whether a text can be the id of a group, of a deduplication or of an attempt to receive. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }
}
