package dev.countersign.trial;

import dev.countersign.request.Trial;

/**
 * An imagined request that is kept with a template, and the way that it should take.
 *
 * @param name unique among the cases of the template
 */
public record TestCase(TestCaseId id, String name, Trial trial, Walk expected) {}
