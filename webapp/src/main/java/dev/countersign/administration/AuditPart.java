package dev.countersign.administration;

import java.util.List;
import java.util.Optional;

/**
 * A part of the audit log, newest first.
 *
 * @param next the number before which the next part begins; empty at the end
 */
public record AuditPart(List<AuditLine> lines, Optional<Long> next) {

    public AuditPart {
        lines = List.copyOf(lines);
    }
}
