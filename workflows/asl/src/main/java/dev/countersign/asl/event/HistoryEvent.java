package dev.countersign.asl.event;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of the history of an execution, as {@code GetExecutionHistory} shows it.
 *
 * @param id increases by one, from 1
 * @param previousId the event that caused this one; 0 for the first
 * @param details the members of the {@code …EventDetails} structure of this type; empty if it has none
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public record HistoryEvent(long id, long previousId, Instant at, HistoryEventType type, ObjectNode details) {}
