package dev.countersign.localaws.sns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the messages of a topic.
 *
 * @param protocol {@code sqs} or {@code lambda}
 * @param endpoint the ARN of the queue or function
 * @param filterScope {@code MessageAttributes} or {@code MessageBody}
 * @param filter the filter policy as it was given
 */
record Subscription(
        UUID id,
        String topic,
        String protocol,
        String endpoint,
        boolean rawDelivery,
        String filterScope,
        @Nullable String filter) {}
