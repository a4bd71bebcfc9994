package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private static final UUID SUBMISSION = new UUID(1, 1);

    @Test
    void valuesAreToldFromWhatWasOnlyTyped() {
        assertThat(Draft.parse("""
                {"version": "v", "submission": "%s", "values": {
                  "amount": {"value": "1500.50"},
                  "seats": {"text": "1,5", "notation": "en-GB"},
                  "asked": {"text": "1.500", "notation": ""},
                  "old": "1,500"
                }}
                """.formatted(SUBMISSION)))
                .contains(new Draft.Kept(
                        "v",
                        SUBMISSION,
                        false,
                        Map.of(
                                "amount", new DraftValue.Settled("1500.50"),
                                "seats", new DraftValue.Typed("1,5", Optional.of(Locale.UK)),
                                "asked", new DraftValue.Typed("1.500", Optional.empty()),
                                "old", new DraftValue.Typed("1,500", Optional.empty()))));
    }

    @Test
    void aTextThatIsTooLongForAFieldIsNotTaken() {
        assertThat(Draft.parse("""
                {"submission": "%s", "values": {"title": {"value": "Desks"}, "reason": {"value": "%s"}}}
                """.formatted(SUBMISSION, "x".repeat(150_001)))
                        .orElseThrow()
                        .values())
                .containsOnlyKeys("title");
    }

    @Test
    void aCopyOfAnotherTabsDraftSaysSo() {
        assertThat(Draft.parse("""
                {"submission": "%s", "values": {"title": {"value": "Desks"}}, "copied": true}
                """.formatted(SUBMISSION)).orElseThrow().copied())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"values\": {}}",
                "{\"submission\": \"x\", \"values\": {\"a\": {\"value\": \"b\"}}}",
                "{\"submission\": 7, \"values\": 3}"
            })
    void whatIsNoDraftIsNone(String stored) {
        assertThat(Draft.parse(stored)).isEmpty();
    }

    @Test
    void whateverElseStandsInADraftIsText() {
        assertThat(Draft.parse("""
                {"submission": "%s", "values": {"a": {"value": 3}, "b": {"text": [1], "notation": "%%%%"}, "c": null}}
                """.formatted(SUBMISSION)).orElseThrow().values())
                .allSatisfy((field, kept) -> assertThat(kept).isEqualTo(new DraftValue.Typed("", Optional.empty())));
    }
}
