package dev.countersign.definitions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInChecksTest {

    @ParameterizedTest
    @MethodSource("dev.countersign.definitions.builtin.BuiltInTemplates#all")
    void nothingIsWrongWithWhatEveryTenantBeginsWith(TemplateDefinition template) {
        assertThat(TemplateChecks.check(template)).isEmpty();
    }

    @Test
    void eachProblemHasItsPlaceAndASentence() {
        var broken = (Parsed) TemplateYaml.read("""
                key: broken
                name: Broken
                prefix: BR
                title: subject
                form:
                  - text: subject
                    label: Subject
                  - text: subject
                    label: Again
                steps:
                  - approval: boss
                    name: Boss
                    approvers: {person-in: boss}
                    due: 1 day
                  - branch: which
                    name: Which
                    cases:
                      - when: $form.amont > 5
                        label: more
                        steps: []
                      - when: $form.subject >
                        label: strange
                        steps: []
                  - parallel: two
                    name: Two
                    branches:
                      - []
                """);

        assertThat(TemplateChecks.check(broken.definition()))
                .extracting(Problem::path, Problem::message)
                .containsExactly(
                        tuple("/form/1", "template.duplicate-key"),
                        tuple("/steps/0/approvers", "template.no-such-person-field"),
                        tuple("/steps/1/cases/0/when", "template.no-such-field"),
                        tuple("/steps/1/cases/1/when", "template.expression"),
                        tuple("/steps/2/branches", "template.too-few-branches"),
                        tuple("/steps/2/branches/0", "template.no-steps"));
        assertThat(TemplateChecks.check(broken.definition()))
                .allSatisfy(problem -> assertThat(problem.in(Locale.of("es"))).isNotBlank());
    }

    @Test
    void aDueTimeBeyondTheYearIsAnErrorAndAReminderThatIsNeverSentAWarning() {
        var odd = (Parsed) TemplateYaml.read("""
                key: odd
                name: Odd
                prefix: OD
                title: subject
                form:
                  - text: subject
                    label: Subject
                steps:
                  - approval: never
                    name: Never
                    approvers: {group: board}
                    due: 201 days
                  - approval: soon
                    name: Soon
                    approvers: {group: board}
                    due: 1 day
                    reminders: [4 hours, 8 hours, 2 days]
                """);
        assertThat(TemplateChecks.check(odd.definition()))
                .extracting(Problem::path, Problem::message, Problem::isError)
                .containsExactly(
                        tuple("/steps/0/due", "template.due-too-long", true),
                        tuple("/steps/1/reminders/1", "template.reminder-too-early", false),
                        tuple("/steps/1/reminders/2", "template.reminder-too-early", false));
    }
}
