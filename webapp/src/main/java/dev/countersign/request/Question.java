package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;

/**
 * What an approver asks the requester to change.
 *
 * @param step the name of the step in which they were asked to decide
 */
public record Question(PersonName by, Text step, String text, Instant at) {}
