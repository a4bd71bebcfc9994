package dev.countersign.asl;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of an execution's history, as {@code GetExecutionHistory} shows it.
 *
 * @param id rises by one, from 1
 * @param previousId the event that led to this one, 0 for the first
 * @param details the members of the one {@code …EventDetails} structure that this type has; empty where it has none
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public record HistoryEvent(long id, long previousId, Instant at, HistoryEventType type, ObjectNode details) {}
