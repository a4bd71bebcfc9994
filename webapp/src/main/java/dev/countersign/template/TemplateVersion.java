package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Optional;

/**
 * A template as it was published; it never changes.
 *
 * @param version from 1, counted within the template
 * @param stateMachineVersion the ARN of what runs its requests; empty until AWS has it
 */
public record TemplateVersion(
        TemplateVersionId id, int version, TemplateDefinition definition, Optional<String> stateMachineVersion) {}
