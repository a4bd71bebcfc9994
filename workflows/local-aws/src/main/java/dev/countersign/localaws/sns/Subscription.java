package dev.countersign.localaws.sns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber of a topic.
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
        @Nullable String filter) {

    Subscription withId(UUID changed) {
        return new Subscription(changed, topic, protocol, endpoint, rawDelivery, filterScope, filter);
    }

    Subscription withRawDelivery(boolean changed) {
        return new Subscription(id, topic, protocol, endpoint, changed, filterScope, filter);
    }

    Subscription withFilterScope(String changed) {
        return new Subscription(id, topic, protocol, endpoint, rawDelivery, changed, filter);
    }

    Subscription withFilter(@Nullable String changed) {
        return new Subscription(id, topic, protocol, endpoint, rawDelivery, filterScope, changed);
    }
}
