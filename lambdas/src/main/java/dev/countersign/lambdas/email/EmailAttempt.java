package dev.countersign.lambdas.email;

/**
 * An attempt to send a published message.
 *
 * @param number how often the queue has delivered the message, this time included
 */
public record EmailAttempt(String body, int number) {

    boolean isFirst() {
        return number == 1;
    }
}
