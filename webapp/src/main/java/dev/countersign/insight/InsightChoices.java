package dev.countersign.insight;

import dev.countersign.definitions.text.Text;
import java.util.Map;

/** What figures can be filtered by: the names by key. */
public record InsightChoices(Map<String, Text> templates, Map<String, Text> groups) {}
