package dev.countersign.lambdas.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a service answered. */
record Answer(int status, String mediaType, String body) {

    private static final int SHOWN = 300;

    /** As JSON; a text that is none is a JSON text. */
    JsonNode json() {
        if (body.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (mediaType.toLowerCase(Locale.ROOT).contains("json")) {
            try {
                return JsonMapper.shared().readTree(body);
            } catch (JacksonException _) {
                return text();
            }
        }
        return text();
    }

    private JsonNode text() {
        return JsonNodeFactory.instance.stringNode(body);
    }

    /** What people read of it: the sentence in which it says what is wrong, otherwise its beginning. */
    String shown() {
        String text = sentence(json()).orElse(body).replaceAll("\\s+", " ").strip();
        String begin = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return begin.isEmpty() ? "" : ": " + begin;
    }

    /** As problems (RFC 9457), OAuth and most services have it. */
    private static Optional<String> sentence(JsonNode json) {
        return Stream.of("/detail", "/message", "/error_description", "/error/message", "/error", "/title")
                .map(json::at)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(said -> !said.isBlank())
                .findFirst();
    }
}
