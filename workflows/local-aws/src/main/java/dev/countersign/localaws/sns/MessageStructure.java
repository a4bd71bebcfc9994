package dev.countersign.localaws.sns;

import dev.countersign.localaws.http.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code MessageStructure}: with {@code json} a message has a text for each protocol, and one for all others.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
final class MessageStructure {

    static final String DEFAULT = "default";

    private static final JsonMapper JSON = JsonMapper.shared();

    private MessageStructure() {}

    /**
     * The texts by protocol; none if the message itself is the text. Values that are no strings are ignored, as on AWS.
     *
     * @throws AwsError InvalidParameter
     */
    static Map<String, String> texts(@Nullable String structure, String message) {
        if (structure == null) {
            return Map.of();
        }
        if (!structure.equals("json")) {
            throw SnsErrors.invalidParameter("MessageStructure");
        }
        var texts = new LinkedHashMap<String, String>();
        read(message).properties().forEach(text -> {
            if (text.getValue().isString()) {
                texts.put(text.getKey(), text.getValue().stringValue());
            }
        });
        if (!texts.containsKey(DEFAULT)) {
            throw SnsErrors.invalidParameter("Message Structure - No default entry in JSON message body");
        }
        return texts;
    }

    private static JsonNode read(String message) {
        try {
            var read = JSON.readTree(message);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException malformed) {
            throw notJson();
        }
        throw notJson();
    }

    private static AwsError notJson() {
        return SnsErrors.invalidParameter("Message Structure - JSON message body failed to parse");
    }
}
