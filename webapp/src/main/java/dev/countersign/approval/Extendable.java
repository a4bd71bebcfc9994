package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import java.time.Instant;

/**
 * An approval whose due date can be moved.
 *
 * @param latest the execution does not wait longer
 */
public record Extendable(ApprovalId approval, Text step, Instant due, Instant latest) {}
