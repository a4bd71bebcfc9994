package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;

/**
 * An email is sent, in the language of the requester. The request does not wait.
 *
 * @param to JSONata that gives one email address or a list of them
 */
public record NotifyStep(String key, Text name, String to, Text subject, Text message) implements Step {}
