package dev.countersign.request;

import dev.countersign.definitions.text.Text;

/** A template as the gallery shows it. */
public record TemplateCard(String key, Text name, Text description) {}
