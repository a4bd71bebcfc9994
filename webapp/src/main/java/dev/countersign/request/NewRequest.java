package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.template.TemplateVersionId;

/** What is needed to fill in a request. */
public record NewRequest(TemplateVersionId template, TemplateDefinition definition) {}
