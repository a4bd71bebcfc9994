package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;

/**
 * Somebody is told by e-mail; nobody is waited for. The requester's language is used.
 *
 * @param to JSONata that gives one e-mail address or a list of them
 */
public record NotifyStep(String key, Text name, String to, Text subject, Text message) implements Step {}
