package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/** One of the answers of a choice: what the form holds and what people read. */
public record Option(String value, Text label) {}
