package dev.countersign.audit;

import dev.countersign.people.PersonName;
import java.time.Instant;

/** Who has changed something last, and when. */
public record LastChange(PersonName by, Instant at) {}
