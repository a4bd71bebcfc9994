package dev.countersign.execution;

import dev.countersign.template.TemplateVersionId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which execution of a request counts. A request that is moved to another version of its template gets another execution.
 *
 * @param template the version that the execution runs
 * @param moves how often the request was moved
 * @param revision the revision of the request that the execution began with
 * @param since since when it counts; empty while it is not known to run, after a move
 */
public record ExecutionRun(TemplateVersionId template, int moves, int revision, Optional<Instant> since) {}
