package dev.countersign.definitions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import org.junit.jupiter.api.Test;

class PolicyChecksTest {

    @Test
    void whoeverPublishesReadsThatRequestersMayDecideAndWhatHasNoEffect() {
        var read = (Parsed) TemplateYaml.read("""
                key: odd
                name: Odd
                prefix: OD
                title: subject
                form:
                  - text: subject
                    label: Subject
                steps:
                  - approval: first
                    name: First
                    approvers: {group: board}
                    due: 1 day
                    own-request: allowed
                    same-approver: counts
                    fallback: {person-in: deputy}
                  - approval: second
                    name: Second
                    approvers: {group: board}
                    due: 1 day
                    same-approver: counts
                """);

        assertThat(TemplateChecks.check(read.definition()))
                .extracting(Problem::path, Problem::message, Problem::isError)
                .containsExactly(
                        tuple("/steps/0/fallback", "template.no-such-person-field", true),
                        tuple("/steps/0/own-request", "template.own-request", false),
                        tuple("/steps/0/same-approver", "template.nothing-decided-before", false));
    }
}
