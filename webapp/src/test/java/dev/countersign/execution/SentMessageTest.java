package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentMessageTest {

    @Test
    void aBodyIsAnObjectOrATextThatHoldsOne() {
        assertThat(SentMessage.of("{\"QueueUrl\":\"q\",\"MessageBody\":{\"taskToken\":\"t\"}}"))
                .hasValueSatisfying(sent ->
                        assertThat(sent.path(SentMessage.TOKEN).asString()).isEqualTo("t"));
        assertThat(SentMessage.of("{\"MessageBody\":\"{\\\"taskToken\\\":\\\"t\\\"}\"}"))
                .hasValueSatisfying(sent ->
                        assertThat(sent.path(SentMessage.TOKEN).asString()).isEqualTo("t"));
    }

    @Test
    void whatASentMessageIsNotIsLeftOut() {
        assertThat(SentMessage.of(null)).isEmpty();
        assertThat(SentMessage.of("no JSON")).isEmpty();
        assertThat(SentMessage.of("{\"FunctionName\":\"f\"}")).isEmpty();
        assertThat(SentMessage.of("{\"MessageBody\":\"plain text\"}")).isEmpty();
        assertThat(SentMessage.of("{\"MessageBody\":[1]}")).isEmpty();
    }
}
