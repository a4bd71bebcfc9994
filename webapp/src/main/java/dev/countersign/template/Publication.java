package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;

/**
 * What is to be published.
 *
 * @param source the YAML as its author wrote it; empty if there is none beside the definition
 * @param note why it is published; may be empty
 */
record Publication(TemplateDefinition definition, String source, String note) {}
