package dev.countersign.webhook;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message for an incoming webhook of Slack. What people have typed stands in texts of type {@code plain_text}, in which Slack reads neither mentions nor links; the
 * text of the notification is escaped instead, because it has no such type.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</a>
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text#escaping">Escaping text</a>
 */
final class SlackMessage {

    /** Slack refuses sections with more. */
    private static final int MOST_FIELDS = 10;

    private SlackMessage() {}

    static ObjectNode of(News news) {
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put(
                "text",
                escaped(news.what() + news.title().map(title -> ": " + title).orElse("")));
        ArrayNode blocks = message.putArray("blocks");
        plain(blocks.addObject().put("type", "section").putObject("text"), news.what());
        news.title()
                .ifPresent(
                        title -> plain(blocks.addObject().put("type", "section").putObject("text"), title));
        if (!news.facts().isEmpty()) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            news.facts().stream()
                    .limit(MOST_FIELDS)
                    .forEach(fact -> plain(fields.addObject(), fact.label() + "\n" + fact.value()));
        }
        news.link().ifPresent(link -> {
            ObjectNode button = blocks.addObject()
                    .put("type", "actions")
                    .putArray("elements")
                    .addObject()
                    .put("type", "button")
                    .put("url", link.address());
            plain(button.putObject("text"), link.label());
        });
        return message;
    }

    private static void plain(ObjectNode text, String words) {
        // Otherwise :name: becomes a picture.
        text.put("type", "plain_text").put("text", words).put("emoji", false);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
