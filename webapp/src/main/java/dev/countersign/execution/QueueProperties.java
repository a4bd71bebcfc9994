package dev.countersign.execution;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names of queues and topic, and how the queues are read.
 *
 * @param poll how long one receive waits for a message, at most 20 seconds
 * @param visibility the visibility timeout of a received message. It is extended while the message is handled, so this is the longest delay of the
 *     messages of a crashed process
 * @param longestRetry the longest wait before a failed message is received again
 * @param deadLetters how long after a look at the dead letters that the application reads the next one begins
 * @param receives how often a message may fail before it goes to the dead-letter queue; used only where the queues are created
 * @param emailRetry how long after a failed attempt an email is sent again; used only where the queues are created
 * @param parallel how many messages of one queue are handled at the same time
 */
@ConfigurationProperties("countersign.queues")
record QueueProperties(
        @DefaultValue("human-tasks") String humanTasks,
        @DefaultValue("request-events") String requestEvents,
        @DefaultValue("email") String email,
        @DefaultValue("email-feedback") String emailFeedback,
        @DefaultValue("intake") String intake,
        @DefaultValue("webhooks") String webhooks,
        @DefaultValue("webhook-results") String webhookResults,
        @DefaultValue("notifications") String notifications,
        @DefaultValue("20s") Duration poll,
        @DefaultValue("15s") Duration visibility,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("10s") Duration deadLetters,
        @DefaultValue("8") int receives,
        @DefaultValue("1m") Duration emailRetry,
        @DefaultValue("4") int parallel) {}
