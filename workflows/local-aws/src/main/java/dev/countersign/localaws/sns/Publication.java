package dev.countersign.localaws.sns;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.MessageAttribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher says.
 *
 * @param message as it was published
 * @param texts what each protocol gets, and {@code default} for all others; none if they get the message
 * @param groupId the group within which a FIFO topic keeps the order
 * @param deduplicationId by which a FIFO topic knows a message that it has accepted already
 */
public record Publication(
        String message,
        Map<String, String> texts,
        @Nullable String subject,
        Map<String, MessageAttribute> attributes,
        @Nullable String groupId,
        @Nullable String deduplicationId) {

    /**
     * A publication with a message of this structure.
     *
     * @param structure {@code json} or null
     * @throws AwsError InvalidParameter if the message does not have it
     */
    public static Publication of(
            String message,
            @Nullable String structure,
            @Nullable String subject,
            Map<String, MessageAttribute> attributes,
            @Nullable String groupId,
            @Nullable String deduplicationId) {
        return new Publication(
                message, MessageStructure.texts(structure, message), subject, attributes, groupId, deduplicationId);
    }

    /** What subscribers of a protocol get. */
    Publication in(String protocol) {
        var text = texts.getOrDefault(protocol, texts.getOrDefault(MessageStructure.DEFAULT, message));
        return new Publication(text, Map.of(), subject, attributes, groupId, deduplicationId);
    }

    Publication identifiedBy(String id) {
        return new Publication(message, texts, subject, attributes, groupId, id);
    }
}
