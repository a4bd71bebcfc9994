package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Optional;

/**
 * A published version of a template. It never changes.
 *
 * @param version the number within the template, from 1
 * @param stateMachineVersion the ARN of the state-machine version that runs its requests; empty until AWS has it
 */
public record TemplateVersion(
        TemplateVersionId id, int version, TemplateDefinition definition, Optional<String> stateMachineVersion) {}
