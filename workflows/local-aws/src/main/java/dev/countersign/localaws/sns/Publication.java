package dev.countersign.localaws.sns;

import dev.countersign.localaws.sqs.MessageAttribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher says.
 *
 * @param groupId the group within which a FIFO topic keeps the order
 * @param deduplicationId by which a FIFO topic knows a message that it has accepted already
 */
public record Publication(
        String message,
        @Nullable String subject,
        Map<String, MessageAttribute> attributes,
        @Nullable String groupId,
        @Nullable String deduplicationId) {}
