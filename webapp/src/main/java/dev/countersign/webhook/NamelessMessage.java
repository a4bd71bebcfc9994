package dev.countersign.webhook;

import dev.countersign.people.PersonName;
import dev.countersign.removal.PersonErased;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a webhook is told, with the pseudonym of a person in place of their name and address. What people have typed stays. */
final class NamelessMessage {

    private final String name;
    private final PersonName pseudonym;

    /** An address. */
    private final Pattern address;

    /** In the texts of a channel: a name alone, or in a list of names, and the address behind it where two have the same name. */
    private final Pattern named;

    NamelessMessage(PersonErased erased) {
        String addresses = erased.addresses().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.name = erased.name();
        this.pseudonym = erased.pseudonym();
        this.address = Pattern.compile(addresses, Pattern.CASE_INSENSITIVE);
        this.named = Pattern.compile(
                "(?<=^|\\n|, )" + Pattern.quote(name) + "(?: \\((?:" + addresses + ")\\))?(?=, |$)",
                Pattern.CASE_INSENSITIVE);
    }

    String of(String body) {
        JsonNode message = JsonMapper.shared().readTree(body);
        return (message.has("version") ? told(message) : shown(message)).toString();
    }

    /** What a receiver has answered can be anything. */
    String answer(String text) {
        return address.matcher(text.replace(name, pseudonym.bare()))
                .replaceAll(Matcher.quoteReplacement(pseudonym.email()));
    }

    /** For a program: people are objects with their id. */
    private JsonNode told(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("id").asString("").equals(pseudonym.id().toString())) {
            object.put("name", pseudonym.bare()).put("email", pseudonym.email());
        }
        node.forEach(this::told);
        return node;
    }

    /** For a channel: people are text. */
    private JsonNode shown(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                object.propertyNames().stream().toList().forEach(key -> object.set(key, shown(object.path(key))));
                yield object;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> copy.add(shown(element)));
                yield copy;
            }
            default ->
                node.isString()
                        ? JsonNodeFactory.instance.stringNode(named.matcher(node.stringValue())
                                .replaceAll(Matcher.quoteReplacement(pseudonym.bare())))
                        : node;
        };
    }
}
