package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RedactionTest {

    private static final String TOKEN = "AQCAAAAAKgAAAAMAAAAAAAAAA".repeat(12) + "==";

    @Test
    void aTokenIsHiddenUnderItsNameHoweverDeepItIs() {
        String body = JsonMapper.shared().writeValueAsString(Map.of("taskToken", "short", "step", "manager"));
        String parameters = JsonMapper.shared().writeValueAsString(Map.of("MessageBody", body, "n", 5));
        String safe = Redaction.of(parameters);
        assertThat(safe).contains("manager", "MessageBody", Redaction.HIDDEN).doesNotContain("short");
        assertThat(JsonMapper.shared().readTree(safe).path("n").asInt()).isEqualTo(5);
        assertThat(Redaction.of("[{\"TaskToken\": \"short\"}]")).doesNotContain("short");
    }

    @Test
    void whatLooksLikeATokenIsHiddenUnderAnyNameAndInAnyText() {
        for (String text : new String[] {
            TOKEN,
            "\"" + TOKEN + "\"",
            "{\"a\": \"" + TOKEN + "\"}",
            "{\"" + TOKEN + "\": 1}",
            "{\"a\": [\"see " + TOKEN + " there\"]}",
            "{ broken " + TOKEN
        }) {
            assertThat(Redaction.of(text)).as(text).contains(Redaction.HIDDEN).doesNotContain(TOKEN.substring(0, 60));
        }
    }

    @Test
    void everythingElseStaysAsItIs() {
        for (String text : new String[] {
            "plain text, of some words",
            "{\"form\":{\"amount\":{\"amount\":12.5,\"currency\":\"EUR\"}},\"none\":null,\"yes\":true}",
            "arn:aws:states:us-east-1:000000000000:execution:purchase-request-0123456789abcdef:0198c2a0-0000-7000-8000-000000000001",
            "[1,2.5,\"{ not JSON\"]"
        }) {
            assertThat(Redaction.of(text)).isEqualTo(text);
        }
    }

    @Test
    void aLongValueIsCutAndSaysSo() {
        RecordedEvent.Detail detail = EventReading.detail("input", "word ".repeat(2_000));
        assertThat(detail.value()).hasSizeLessThan(EventReading.LONGEST);
        assertThat(detail.cut()).isTrue();
        assertThat(EventReading.detail("input", "{}").cut()).isFalse();
    }
}
