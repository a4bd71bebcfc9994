package dev.countersign.request;

import dev.countersign.definitions.text.Text;

/** An answer of a form that was changed. */
public record FieldChange(Text label, Fact.Value before, Fact.Value now) {}
