package dev.countersign.execution;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names of queues and topic, and how the queues are read.
 *
 * @param poll how long one receive waits for a message, at most 20 seconds
 * @param visibility how long a received message is kept from others; given anew while it is handled, so this is how late at most
 *     a message comes that a dead process had in hand
 * @param longestRetry the longest wait before a message that failed comes again
 * @param receives after so many failures a message goes to the dead letters; used where the queues are created
 * @param parallel how many messages of one queue are handled at a time
 */
@ConfigurationProperties("countersign.queues")
record QueueProperties(
        @DefaultValue("human-tasks") String humanTasks,
        @DefaultValue("request-events") String requestEvents,
        @DefaultValue("email") String email,
        @DefaultValue("notifications") String notifications,
        @DefaultValue("20s") Duration poll,
        @DefaultValue("15s") Duration visibility,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("8") int receives,
        @DefaultValue("4") int parallel) {}
