package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Optional;

/**
 * What our own rows say of a request's execution.
 *
 * @param arn empty while nothing was published that could run it
 */
record KnownExecution(TemplateDefinition definition, Optional<String> arn) {}
