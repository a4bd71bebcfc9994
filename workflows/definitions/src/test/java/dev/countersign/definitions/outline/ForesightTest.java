package dev.countersign.definitions.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.outline.Node.Passage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ForesightTest {

    private final Foresight foresight = new Foresight(
            json("{\"item\": \"$results\", \"count\": 3}"), json("{}"), json("{\"check\": {\"ok\": true}}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$form.count > 2",
                "$form.item = '$results' and '$now()' != ''",
                "$contains($form.item, /RESULTS/i)",
                "$results.check.ok",
                "($r := $results; $r.check.ok)",
                "$lookup($results, 'check').ok",
                "($results := {'other': true}; $results.other)",
                "$form.count > 2 /* not $results.other */",
            })
    void aConditionOverWhatIsKnownIsForeseen(String condition) {
        assertThat(foresight.passage(condition)).isEqualTo(Passage.WALKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$results.other.ok or true",
                "($r := $results; $r.other.ok or true)",
                "$exists($results) or true",
                "$lookup($results, $form.item).ok or true",
                "$now() > '1971'",
                "$map([1], $random) >= 0",
                "$shuffle([1, 2])[0] > 0",
                "$form.item",
            })
    void aConditionOverATimeAChanceOrAResultThatHasNotComeIsLeftOpen(String condition) {
        assertThat(foresight.passage(condition)).isEqualTo(Passage.OPEN);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
