package dev.countersign.definitions.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.edit.ResultUses.Purpose;
import dev.countersign.definitions.edit.ResultUses.Use;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import org.junit.jupiter.api.Test;

class ResultUsesTest {

    private static final TemplateDefinition TEMPLATE = ((ReadResult.Parsed) TemplateYaml.read("""
            key: order
            name: Order
            prefix: OR
            title: "'Order'"
            form:
              - number: amount
                label: Amount
            steps:
              - automated: score
                name: Score
                function: score
                input: {}
                compensation: {function: undo, input: {id: "{% $results.score.id %}"}}
              - automated: other
                name: Other
                function: other
                input: {}
              - branch: risk
                name: Risk
                cases:
                  - when: $results.score.points > 5
                    label: high
                    steps:
                      - approval: legal
                        name: Legal
                        approvers: {expression: "$lookup($results, 'score').owner"}
                        due: 1 day
              - automated: record
                name: Record
                function: record
                input: {all: "{% $results %}", amount: "{% $form.amount %}"}
              - notify: tell
                name: Tell
                to: $results.score.email
                subject: Done
                message: It is done.
            """)).definition();

    @Test
    void theStepsThatUseAResultAreFoundWithWhatTheyUseItFor() {
        assertThat(ResultUses.of(TEMPLATE, "score"))
                .extracting(Use::step, Use::purpose)
                .containsExactly(
                        tuple("risk", Purpose.CONDITION),
                        tuple("legal", Purpose.APPROVERS),
                        tuple("record", Purpose.INPUT),
                        tuple("tell", Purpose.RECIPIENT));
    }

    @Test
    void whatReadsAllResultsReadsThisOne() {
        assertThat(ResultUses.of(TEMPLATE, "other")).extracting(Use::step).containsExactly("record");
    }
}
