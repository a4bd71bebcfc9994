package dev.countersign.lambdas.http;

import java.util.Locale;
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

    /** Its beginning, for a message. */
    String shown() {
        String text = body.replaceAll("\\s+", " ").strip();
        String begin = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return begin.isEmpty() ? "" : ": " + begin;
    }
}
