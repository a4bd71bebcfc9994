package dev.countersign.approval;

import java.time.Instant;

/** The key by which the inbox is ordered. */
public record InboxCursor(Instant due, AssignmentId assignment) {}
