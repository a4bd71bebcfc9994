package dev.countersign.localaws.sqs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message was sent with besides its body and attributes.
 *
 * @param group its group; null if it has none
 * @param deduplication null in a standard queue
 */
record MessageIds(@Nullable String group, @Nullable String deduplication) {

    static final MessageIds NONE = new MessageIds(null, null);

    private static final JsonMapper JSON = JsonMapper.shared();

    boolean isEmpty() {
        return group == null && deduplication == null;
    }

    String toJson() {
        return JSON.createArrayNode().add(group).add(deduplication).toString();
    }

    /** Reads what {@link #toJson} wrote. */
    static MessageIds fromJson(String json) {
        var both = JSON.readTree(json);
        return new MessageIds(text(both.get(0)), text(both.get(1)));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.stringValue();
    }
}
