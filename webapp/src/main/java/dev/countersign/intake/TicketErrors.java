package dev.countersign.intake;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Wrong answers as they are stored. */
final class TicketErrors {

    /** The most that are kept. */
    private static final int MOST = 50;

    private static final int LONGEST = 200;

    private TicketErrors() {}

    static String written(List<Ticket.Wrong> errors) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        errors.stream()
                .limit(MOST)
                .forEach(wrong -> array.addObject()
                        .put("field", cut(wrong.field()))
                        .put("code", cut(wrong.code()))
                        .put("message", cut(wrong.message())));
        String written = array.toString();
        return written.length() <= 20_000 ? written : "[]";
    }

    static List<Ticket.Wrong> read(String written) {
        return JsonMapper.shared()
                .readTree(written)
                .valueStream()
                .map(wrong -> new Ticket.Wrong(text(wrong, "field"), text(wrong, "code"), text(wrong, "message")))
                .toList();
    }

    private static String text(JsonNode wrong, String member) {
        return wrong.path(member).asString("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
