package dev.countersign.definitions.simulate;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An imagined request.
 *
 * @param form the normalized answers
 * @param requester as an execution is told
 * @param title what the request is called
 * @param submittedAt when the virtual time begins
 */
public record Scenario(JsonNode form, JsonNode requester, String title, Instant submittedAt, WorkingClock clock) {}
