package dev.countersign.approval;

import java.time.Instant;

/** What the inbox is ordered by. */
public record InboxCursor(Instant due, AssignmentId assignment) {}
