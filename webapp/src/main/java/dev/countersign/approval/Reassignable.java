package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;

/** An approval that can be taken from a person who is asked. */
public record Reassignable(ApprovalId approval, Text step, PersonName from) {}
