package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;

/**
 * A version with its text.
 *
 * @param yaml as its author wrote it, with comments
 */
public record TemplateSource(int version, TemplateDefinition definition, String yaml) {}
