package dev.countersign.lambdas.policy;

import java.util.Optional;

/**
 * One row of a table.
 *
 * @param reason what people read if the rule decides
 */
record PolicyRule(Condition when, Outcome outcome, Optional<Reason> reason) {}
