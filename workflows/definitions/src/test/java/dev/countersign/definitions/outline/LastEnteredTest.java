package dev.countersign.definitions.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LastEnteredTest {

    private static final List<String> STEPS =
            List.of("manager", "large", "director", "both", "legal", "finance", "pay");

    @Test
    void fromTheStartEveryStepIsEnteredAgain() {
        assertThat(entered("start", Map.of(1, Set.of("legal")), 2)).containsExactly(2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void whatStandsBeforeTheStepThatSentItBackIsNotEnteredAgain() {
        assertThat(entered("step", Map.of(1, Set.of("director")), 2)).containsExactly(1, 1, 2, 2, 2, 2, 2);
    }

    @Test
    void aParallelStepIsEnteredAtItsBeginning() {
        assertThat(entered("step", Map.of(1, Set.of("finance")), 2)).containsExactly(1, 1, 1, 2, 2, 2, 2);
    }

    @Test
    void eachRevisionCountsFromTheStepThatSentTheOneBeforeBack() {
        assertThat(entered("step", Map.of(1, Set.of("pay"), 2, Set.of("manager"), 3, Set.of("pay")), 4))
                .containsExactly(3, 3, 3, 3, 3, 3, 4);
    }

    @Test
    void ifItIsNotKnownWhichStepSentItBackEveryStepMustBeEnteredAgain() {
        assertThat(entered("step", Map.of(1, Set.of()), 2)).containsExactly(2, 2, 2, 2, 2, 2, 2);
    }

    private static Stream<Integer> entered(String goesOn, Map<Integer, Set<String>> sentBack, int latest) {
        LastEntered entered =
                LastEntered.of(template(goesOn), latest, revision -> sentBack.getOrDefault(revision, Set.of()));
        return STEPS.stream().map(entered::of);
    }

    private static TemplateDefinition template(String goesOn) {
        return ((Parsed) TemplateYaml.read("""
                        key: revised
                        name: Revised
                        prefix: RV
                        title: subject
                        form:
                          - text: subject
                            label: Subject
                            required: true
                        revisions: {goes-on: %s}
                        steps:
                          - approval: manager
                            name: Manager
                            approvers: {manager-of: requester}
                            due: 1 day
                          - branch: large
                            name: Large
                            cases:
                              - when: "true"
                                label: always
                                steps:
                                  - approval: director
                                    name: Director
                                    approvers: {group: directors}
                                    due: 1 day
                          - parallel: both
                            name: Both
                            join: all
                            branches:
                              - - approval: legal
                                  name: Legal
                                  approvers: {group: legal}
                                  due: 1 day
                              - - approval: finance
                                  name: Finance
                                  approvers: {group: finance}
                                  due: 1 day
                          - approval: pay
                            name: Pay
                            approvers: {group: payers}
                            due: 1 day
                        """.formatted(goesOn))).definition();
    }
}
