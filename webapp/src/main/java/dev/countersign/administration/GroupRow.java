package dev.countersign.administration;

import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.UUID;

/**
 * A group in the list of groups.
 *
 * @param key its name in templates
 * @param members how many members are active
 * @param templates names of the templates that ask it, in their newest version
 */
public record GroupRow(UUID id, String key, Text name, int members, List<Text> templates) {

    public GroupRow {
        templates = List.copyOf(templates);
    }
}
