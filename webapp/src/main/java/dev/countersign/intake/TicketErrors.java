package dev.countersign.intake;

import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Wrong answers as they are stored. */
final class TicketErrors {

    /** The most that are kept. */
    private static final int MOST = 50;

    private static final int LONGEST = 200;

    /** As the database has it. */
    private static final int LONGEST_OF_ALL = 20_000;

    private static final String MESSAGE = "message";
    private static final String TRANSLATIONS = "translations";

    private TicketErrors() {}

    static String written(List<Ticket.Wrong> errors) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (Ticket.Wrong wrong : errors.stream().limit(MOST).toList()) {
            array.add(written(wrong));
            if (array.toString().length() > LONGEST_OF_ALL) {
                array.remove(array.size() - 1);
                break;
            }
        }
        return array.toString();
    }

    private static ObjectNode written(Ticket.Wrong wrong) {
        ObjectNode one = JsonMapper.shared()
                .createObjectNode()
                .put("field", cut(wrong.field()))
                .put("code", cut(wrong.code()))
                .put(MESSAGE, cut(wrong.message().standard()));
        ObjectNode translations = one.putObject(TRANSLATIONS);
        wrong.message().translations().forEach((language, text) -> translations.put(language, cut(text)));
        return one;
    }

    static List<Ticket.Wrong> read(String written) {
        return JsonMapper.shared()
                .readTree(written)
                .valueStream()
                .map(wrong -> new Ticket.Wrong(text(wrong, "field"), text(wrong, "code"), message(wrong)))
                .toList();
    }

    private static Text message(JsonNode wrong) {
        Map<String, String> translations = new HashMap<>();
        wrong.path(TRANSLATIONS)
                .properties()
                .forEach(one -> translations.put(one.getKey(), one.getValue().asString("")));
        return new Text(text(wrong, MESSAGE), translations);
    }

    /** Why the request of a ticket was not made, for the state machine that asks, in English. */
    static String cause(Ticket failed) {
        return Stream.concat(
                        failed.failure().map(failure -> sentence(failure, failed.template())).stream(),
                        failed.errors().stream()
                                .map(wrong ->
                                        wrong.field() + ": " + wrong.message().standard()))
                .collect(Collectors.joining("\n"));
    }

    private static String sentence(Ticket.Failure failure, String template) {
        return switch (failure) {
            case INVALID -> "Answers are missing or wrong.";
            case UNKNOWN_TEMPLATE -> "There is no template %s, or it is not offered.".formatted(template);
            case TOO_LARGE -> "The form is too large.";
            case NOT_ACTIVE -> "The person for whom the program acts has been deactivated.";
            case UNKNOWN_MACHINE -> "No program names this state machine.";
            case NOT_ALLOWED -> "The program may not submit requests, or acts for somebody who has been deactivated.";
            case KEY_REUSED -> "The key was used for something else.";
            case INCOMPLETE -> "The template or the form is missing, or the message is too long.";
        };
    }

    private static String text(JsonNode wrong, String member) {
        return wrong.path(member).asString("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
