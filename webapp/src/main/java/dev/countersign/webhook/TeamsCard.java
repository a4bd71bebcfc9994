package dev.countersign.webhook;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message for a workflow of Microsoft Teams that is started by a webhook: an Adaptive Card. What people have typed stands in text runs, which are not read as Markdown,
 * as texts of cards are. Nobody is mentioned, because the card lists nobody to mention.
 *
 * @see <a href="https://adaptivecards.io/explorer/TextRun.html">TextRun</a>
 */
final class TeamsCard {

    private TeamsCard() {}

    static ObjectNode of(News news) {
        ObjectNode message = JsonMapper.shared().createObjectNode().put("type", "message");
        ObjectNode card = message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode body = card.putArray("body");
        run(words(body), news.what()).put("size", "Medium").put("weight", "Bolder");
        news.title().ifPresent(title -> run(words(body), title));
        news.facts().forEach(fact -> {
            ArrayNode line = words(body);
            run(line, fact.label() + ": ").put("isSubtle", true);
            run(line, fact.value());
        });
        news.link()
                .ifPresent(link -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", link.label())
                        .put("url", link.address()));
        return message;
    }

    private static ArrayNode words(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode line, String text) {
        return line.addObject().put("type", "TextRun").put("text", text);
    }
}
