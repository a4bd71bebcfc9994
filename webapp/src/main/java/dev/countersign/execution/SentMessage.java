package dev.countersign.execution;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message that a state has sent to a queue, as the history of its execution keeps it. */
final class SentMessage {

    /** The member of the message that holds the token of the task. */
    static final String TOKEN = "taskToken";

    private SentMessage() {}

    /**
     * The message; empty if it is no JSON object.
     *
     * @param parameters of the task, as in TaskScheduledEventDetails (API reference). The body is an object, or a text that is sent as it is
     */
    static Optional<JsonNode> of(@Nullable String parameters) {
        return Optional.ofNullable(parameters)
                .flatMap(SentMessage::read)
                .map(json -> json.path("MessageBody"))
                .flatMap(body -> body.isString() ? read(body.stringValue()) : Optional.of(body))
                .filter(JsonNode::isObject);
    }

    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
