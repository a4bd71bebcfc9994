package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The answers of an earlier request, for a new one from the current version of its template.
 *
 * @param number of the earlier request
 * @param answers by the keys of the current form
 * @param dropped the names of the fields whose answers the current form cannot take
 */
public record CopiedRequest(NewRequest form, String number, JsonNode answers, List<Text> dropped) {
    public CopiedRequest {
        dropped = List.copyOf(dropped);
    }
}
