package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureWordsTest {

    @Test
    void aFunctionIsQuotedWithoutItsStackTrace() {
        assertThat(
                        FailureWords.of(
                                "dev.countersign.Failed: {\"errorMessage\":\"It said \\\"no\\\".\",\"errorType\":\"dev.countersign.Failed\",\"stackTr"))
                .isEqualTo("It said \"no\".");
    }

    @Test
    void whateverElseIsSaidStaysAsItIs() {
        for (String reason : new String[] {
            "States.Timeout: null",
            "Full: it broke",
            "X: {\"errorMessage\": 5}",
            "X: {\"errorMessage\": \"\"}",
            "",
            "No: {"
        }) {
            assertThat(FailureWords.of(reason)).isEqualTo(reason);
        }
    }
}
