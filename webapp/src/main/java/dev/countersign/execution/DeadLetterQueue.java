package dev.countersign.execution;

/**
 * Messages of the installation that were not handled after all attempts. They are the operator's: they can be of any organisation, or of nobody.
 *
 * @param name of the dead-letter queue, as the queue service has it
 * @param messages about how many
 */
public record DeadLetterQueue(Kind kind, String name, int messages) {

    /** What the messages are for. */
    public enum Kind {
        HUMAN_TASKS,
        REQUEST_EVENTS,
        EMAIL,
        EMAIL_FEEDBACK,
        INTAKE,
        WEBHOOKS,
        WEBHOOK_RESULTS
    }
}
