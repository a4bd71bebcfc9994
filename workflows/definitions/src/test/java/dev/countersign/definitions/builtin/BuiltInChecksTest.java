package dev.countersign.definitions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.List;
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
    void anExpressionThatRefersToWhatIsNotThereIsAnError() {
        var odd = (Parsed) TemplateYaml.read("""
                key: odd
                name: Odd
                prefix: OD
                title: $form.subject & $requester.name
                form:
                  - text: subject
                    label: Subject
                steps:
                  - automated: check
                    name: Check
                    function: policy-check
                    timeout: 60
                    input: {table: {subject: "{% $form.subjct %}", all: ["{% $tenant %}", "$nothing"]}}
                    denial: {when: $result.bad, reason: $sentence($result)}
                  - branch: which
                    name: Which
                    cases:
                      - when: $results.check.ok and $results.chek.ok
                        label: one
                        steps: []
                      - when: subject = 'a' or $lookup($form, 'subjekt')
                        label: two
                        steps: []
                      - when: ($f := $form; $f.sub = $request.id)
                        label: three
                        steps: []
                      - when: $contains($form.subject, /$form.no/i) /* $form.no */
                        label: four
                        steps: []
                  - approval: boss
                    name: Boss
                    approvers: {expression: "$map([$form.subject], $uppercase) & $eval('1')"}
                    due: 1 day
                """);

        assertThat(TemplateChecks.check(odd.definition()))
                .extracting(
                        Problem::path,
                        Problem::message,
                        problem -> problem.args().getFirst())
                .containsExactly(
                        tuple("/title", "template.no-such-root", "$requester"),
                        tuple("/steps/0/input/table/subject", "template.no-such-field", "subjct"),
                        tuple("/steps/0/input/table/all/0", "template.no-such-root", "$tenant"),
                        tuple("/steps/0/denial/reason", "template.no-such-function", "$sentence"),
                        tuple("/steps/1/cases/0/when", "template.no-such-result", "chek"),
                        tuple("/steps/1/cases/1/when", "template.no-such-root", "subject"),
                        tuple("/steps/1/cases/1/when", "template.no-such-field", "subjekt"),
                        tuple("/steps/1/cases/2/when", "template.no-such-root", "$request"),
                        tuple("/steps/1/cases/2/when", "template.no-such-field", "sub"),
                        tuple("/steps/2/approvers", "template.no-such-function", "$eval"));
        assertThat(TemplateChecks.check(odd.definition()).get(1).in(Locale.ENGLISH))
                .isEqualTo("The form has no field “subjct”.");
        assertThat(TemplateChecks.check(odd.definition()).getFirst().in(Locale.ENGLISH))
                .isEqualTo("“$requester” refers to nothing here. Start with one of these: $form, $shown.");
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

    @Test
    void askingForAnotherPersonThanInAStepThatIsNotThereOrComesLaterIsAnError() {
        var odd = (Parsed) TemplateYaml.read("""
                key: odd
                name: Odd
                prefix: OD
                title: subject
                form:
                  - text: subject
                    label: Subject
                  - person: owner
                    label: Owner
                    required: true
                steps:
                  - approval: first
                    name: First
                    approvers: {group: board}
                    due: 1 day
                    different-from: [last, first, nowhere]
                  - branch: size
                    name: Size
                    cases:
                      - when: $form.subject = 'a'
                        label: a
                        steps:
                          - approval: small
                            name: Small
                            approvers: {group: board}
                            due: 1 day
                      - when: $form.subject = 'b'
                        label: b
                        steps:
                          - approval: large
                            name: Large
                            approvers: {group: board}
                            due: 1 day
                            different-from: [small, first]
                  - parallel: both
                    name: Both
                    branches:
                      - - approval: owner
                          name: Owner
                          approvers: {person-in: owner}
                          due: 1 day
                      - - approval: again
                          name: Again
                          approvers: {person-in: owner}
                          due: 1 day
                  - approval: last
                    name: Last
                    approvers: {group: board}
                    due: 1 day
                    different-from: [owner, small, large]
                """);
        assertThat(TemplateChecks.check(odd.definition()))
                .extracting(Problem::path, Problem::message, Problem::args, Problem::isError)
                .containsExactly(
                        tuple("/steps/0/different-from", "template.not-before", List.of("first"), true),
                        tuple("/steps/0/different-from", "template.not-before", List.of("last"), true),
                        tuple("/steps/0/different-from", "template.no-such-approval-step", List.of("nowhere"), true),
                        tuple("/steps/1/cases/1/steps/0/different-from", "template.not-before", List.of("small"), true),
                        tuple("/steps/2/branches/0/0/approvers", "template.same-person-apart", List.of("again"), false),
                        tuple(
                                "/steps/2/branches/1/0/approvers",
                                "template.same-person-apart",
                                List.of("owner"),
                                false));
    }

    @Test
    void whatPeopleMayAnswerCanLeaveDenyingOutButNotApproving() {
        assertThat(answers("[approve]")).isEmpty();
        assertThat(answers("[approve, deny]")).isEmpty();
        assertThat(answers("[deny]")).containsExactly("template.cannot-approve");
        assertThat(answers("[approve, deny, request-changes]")).isEmpty();
    }

    private static List<String> answers(String answers) {
        var read = (Parsed) TemplateYaml.read("""
                key: asked
                name: Asked
                prefix: AS
                title: subject
                form:
                  - text: subject
                    label: Subject
                steps:
                  - approval: boss
                    name: Boss
                    approvers: {group: board}
                    due: 1 day
                    answers: %s
                """.formatted(answers));
        return TemplateChecks.check(read.definition()).stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .toList();
    }

    @Test
    void aTemplateHasANameThatCanBeSeen() {
        var nameless = (Parsed) TemplateYaml.read("""
                key: nameless
                name: "\\u200B\\u3164"
                prefix: NA
                title: $form.subject
                form:
                  - text: subject
                    label: Subject
                steps:
                  - approval: boss
                    name: Boss
                    approvers: {manager-of: requester}
                    due: 1 day
                """);
        assertThat(TemplateChecks.check(nameless.definition()))
                .extracting(Problem::path, Problem::message)
                .containsExactly(tuple("/name", "template.blank"));
    }

    /** The function that sends emails would send any text to anybody. */
    @Test
    void templatesCallFunctionsOfTheCatalogueOnly() {
        var odd = (Parsed) TemplateYaml.read("""
                key: odd
                name: Odd
                prefix: OD
                title: $form.subject
                form:
                  - text: subject
                    label: Subject
                steps:
                  - automated: mail
                    name: Mail
                    function: send-email
                    timeout: 60
                    compensation: {function: "arn:aws:lambda:eu-west-1:123456789012:function:mine"}
                  - approval: boss
                    name: Boss
                    approvers: {manager-of: requester}
                    due: 1 day
                """);

        assertThat(TemplateChecks.check(odd.definition()))
                .extracting(Problem::path, Problem::message)
                .containsExactly(
                        tuple("/steps/0/function", "template.not-callable"),
                        tuple("/steps/0/compensation/function", "template.not-callable"));
    }
}
