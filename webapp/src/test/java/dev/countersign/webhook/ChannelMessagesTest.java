package dev.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people type is text in a channel: it mentions nobody, leads nowhere and has no format. */
class ChannelMessagesTest {

    private static final String HOSTILE =
            "<!channel> <https://evil.test|Invoice> @here *bold* [link](https://evil.test) <at>All</at> & :boom:";

    private static final News NEWS = new News(
            "Request submitted",
            Optional.of("PR-1 " + HOSTILE),
            List.of(new News.Line("Requester", HOSTILE)),
            Optional.of(new News.Link("Open request", "https://countersign.test/requests/1")));

    @Test
    void slackReadsTypedTextNeitherAsMentionNorAsLink() {
        JsonNode message = SlackMessage.of(NEWS);
        assertThat(message.path("text").asString())
                .contains("&lt;!channel&gt;", "&lt;https://evil.test|Invoice&gt;", "&amp;")
                .doesNotContain("<");
        assertThat(texts(message.path("blocks"))).isNotEmpty().allSatisfy(text -> {
            assertThat(text.path("type").asString()).isEqualTo("plain_text");
            assertThat(text.path("emoji").asBoolean(true)).isFalse();
        });
        assertThat(message.findValuesAsString("url")).containsExactly("https://countersign.test/requests/1");
        assertThat(message.toString()).doesNotContain("mrkdwn");
    }

    @Test
    void teamsReadsTypedTextAsTextRunsOnly() {
        JsonNode message = TeamsCard.of(NEWS);
        JsonNode attachment = message.path("attachments").path(0);
        assertThat(attachment.path("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.path("content");
        assertThat(card.path("body").valueStream())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.path("type").asString()).isEqualTo("RichTextBlock"));
        assertThat(card.path("body")
                        .valueStream()
                        .flatMap(block -> block.path("inlines").valueStream()))
                .allSatisfy(run -> assertThat(run.path("type").asString()).isEqualTo("TextRun"));
        assertThat(card.path("msteams").isMissingNode()).isTrue();
        assertThat(message.findValuesAsString("url")).containsExactly("https://countersign.test/requests/1");
    }

    /** All objects that have a text. */
    private static List<JsonNode> texts(JsonNode node) {
        Stream<JsonNode> below = node.valueStream().flatMap(child -> texts(child).stream());
        return node.path("text").isString()
                ? Stream.concat(Stream.of(node), below).toList()
                : below.toList();
    }
}
