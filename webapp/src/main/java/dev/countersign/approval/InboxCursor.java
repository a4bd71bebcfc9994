package dev.countersign.approval;

import java.time.Instant;

/** Where a page of the inbox ended: the next one begins after it. */
public record InboxCursor(Instant due, AssignmentId assignment) {}
