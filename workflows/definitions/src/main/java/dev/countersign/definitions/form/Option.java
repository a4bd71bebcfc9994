package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/** One option of a choice: the value that the form holds, and the label that people read. */
public record Option(String value, Text label) {}
