package dev.countersign.definitions.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.EveryStep;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final String BEFORE = """
            key: trip
            name: Trip
            prefix: TR
            title: place
            form:
              - text: place
                label: Place
              - number: days
                label: Days
              - table: nights
                label: Nights
                columns:
                  - text: hotel
                    label: Hotel
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days
              - branch: long
                name: Length
                cases:
                  - when: $form.days > 5
                    label: above 5 days
                    steps:
                      - approval: finance
                        name: Finance
                        approvers: {group: finance}
                        due: 1 day
            """;

    @Test
    void aVersionDoesNotDifferFromItself() {
        assertThat(Differences.between(EveryStep.TEMPLATE, EveryStep.TEMPLATE)).isEmpty();
    }

    @Test
    void changedMembersAreNamedWithTheirValues() {
        assertThat(words(BEFORE.replace("due: 2 days", "due: 3 days")
                        .replace("label: Days", "label: {en: Days, es: Días}")))
                .containsExactly("days label: Days -> en: Days, es: Días", "manager due: 2 days -> 3 days");
    }

    @Test
    void aConditionBelongsToItsBranch() {
        assertThat(words(BEFORE.replace("days > 5", "days > 9")))
                .containsExactly(
                        "long cases: when: $form.days > 5, label: above 5 days -> when: $form.days > 9, label: above 5 days");
    }

    @Test
    void whatIsOfAnotherKindIsAnotherOne() {
        assertThat(words(BEFORE.replace("number: days", "date: days"))).containsExactly("+days", "-days");
    }

    @Test
    void columnsAreNamedWithTheirTable() {
        assertThat(words(BEFORE.replace("text: hotel", "text: house")))
                .containsExactly("+nights/house", "-nights/hotel");
    }

    @Test
    void aStepThatLeavesItsBranchIsMovedAndOthersAreNot() {
        String finance = BEFORE.substring(BEFORE.indexOf("          - approval: finance"));
        String first = finance.indent(-8).replaceFirst("(?m)^", "");
        String moved = BEFORE.replace(finance, "")
                .replace("        steps:\n", "        steps: []\n")
                .replace("  - approval: manager", first + "  - approval: manager");
        assertThat(words(moved)).containsExactly("~finance");
    }

    @Test
    void inAnotherOrderTheFewestAreMoved() {
        String place = "  - text: place\n    label: Place\n";
        assertThat(words(BEFORE.replace(place, "").replace("steps:\n  - approval", place + "steps:\n  - approval")))
                .containsExactly("~place");
    }

    private static List<String> words(String after) {
        return Differences.between(read(BEFORE), read(after)).stream()
                .map(DifferencesTest::words)
                .toList();
    }

    private static String words(Difference difference) {
        String key = difference.subject().key();
        return switch (difference) {
            case Difference.Added _ -> "+" + key;
            case Difference.Removed _ -> "-" + key;
            case Difference.Moved _ -> "~" + key;
            case Difference.Changed changed ->
                "%s %s: %s -> %s".formatted(key, changed.member(), changed.before(), changed.after());
        };
    }

    private static TemplateDefinition read(String yaml) {
        return ((ReadResult.Parsed) TemplateYaml.read(yaml)).definition();
    }
}
