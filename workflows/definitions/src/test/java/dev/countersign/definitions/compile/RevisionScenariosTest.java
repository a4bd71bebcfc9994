package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.Problem;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RevisionScenariosTest {

    private static final String STEPS = """
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 1 day
                answers: [approve, deny, request-changes]
              - automated: reserve
                name: Reserve
                function: reserve
                input: {amount: "{% $form.amount %}"}
                compensation: {function: release, input: {}}
              - branch: large
                name: Large
                cases:
                  - when: $form.amount > 100
                    label: above 100
                    steps:
                      - parallel: both
                        name: Both
                        join: all
                        branches:
                          - - approval: legal
                              name: Legal
                              approvers: {group: legal}
                              due: 1 day
                              answers: [approve, deny, request-changes]
                          - - approval: finance
                              name: Finance
                              approvers: {group: finance}
                              due: 1 day
            """;

    @ParameterizedTest
    @ValueSource(strings = {"start", "step"})
    void isATemplateThatCanBePublishedAndRun(String goesOn) {
        TemplateDefinition template = template(goesOn);

        assertThat(problems(template)).isEmpty();
        assertThat(StateMachine.validate(TemplateCompiler.compile(template, Walkthrough.TARGET)))
                .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    @Test
    void theRequesterIsAskedInTheSameExecutionAndTheNextRevisionBeginsAnew() {
        Walkthrough walk = request("start", 50).answer("manager", TaskAnswer.Outcome.CHANGES_REQUESTED, "Why so much?");
        assertThat(walk.open()).containsExactly("revise");

        revise(walk, 2, 40).approve("manager");

        assertThat(walk.tasks())
                .extracting(HumanTask::step, HumanTask::visit, HumanTask::revision)
                .containsExactly(tuple("manager", 1, 1), tuple("revise", 1, 1), tuple("manager", 1, 2));
        assertThat(walk.payload()).hasToString("{\"amount\":40}");
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.finished().revision()).isEqualTo(2);
    }

    @Test
    void itCanBeSentBackAgainAndAgain() {
        Walkthrough walk = request("start", 50);
        for (int revision = 2; revision <= 6; revision++) {
            walk.answer("manager", TaskAnswer.Outcome.CHANGES_REQUESTED, "Not yet");
            revise(walk, revision, 50 - revision);
        }

        assertThat(walk.approve("manager").finished().revision()).isEqualTo(6);
    }

    @Test
    void fromTheStartWhatWasDoneIsTakenBackOnceAndDoneAgain() {
        Walkthrough walk = request("start", 500)
                .approve("manager")
                .answer("legal", TaskAnswer.Outcome.CHANGES_REQUESTED, "Which contract?");
        assertThat(walk.open()).containsExactly("revise");
        assertThat(walk.called()).containsExactly("reserve", "release");

        revise(walk, 2, 50).approve("manager");

        assertThat(walk.called()).containsExactly("reserve", "release", "reserve");
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void fromTheStepThatAskedWhatWasDecidedBeforeStays() {
        Walkthrough walk = request("step", 500)
                .approve("manager", "finance")
                .answer("legal", TaskAnswer.Outcome.CHANGES_REQUESTED, "Which contract?");
        assertThat(walk.open()).containsExactly("revise");

        revise(walk, 2, 600);

        assertThat(walk.open()).containsExactly("finance", "legal");
        assertThat(walk.approve("legal", "finance").finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.called()).containsExactly("reserve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "step"})
    void whoeverWithdrawsInsteadOfChangingEndsTheRequest(String goesOn) {
        Walkthrough walk = request(goesOn, 500)
                .approve("manager")
                .answer("legal", TaskAnswer.Outcome.CHANGES_REQUESTED, "")
                .answer("revise", TaskAnswer.Outcome.WITHDRAWN, "no longer needed");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.WITHDRAWN);
        assertThat(walk.finished().result().reason()).isEqualTo("no longer needed");
        assertThat(walk.called()).containsExactly("reserve", "release");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "step"})
    void aRequestThatNobodyChangesExpires(String goesOn) {
        Walkthrough walk = request(goesOn, 50)
                .answer("manager", TaskAnswer.Outcome.CHANGES_REQUESTED, "")
                .passTime();

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(walk.finished().result().step()).isEqualTo("revise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "step"})
    void anAnswerThatWasMeantForAnotherTaskChangesNothing(String goesOn) {
        Walkthrough walk =
                request(goesOn, 500).approve("manager").answer("legal", TaskAnswer.Outcome.CHANGES_REQUESTED, "");
        String forged = new RevisionAnswer(
                        walk.task("manager"), 9, "Forged", JsonMapper.shared().readTree("{\"amount\": 1}"))
                .toJson();

        walk.answer("revise", forged);
        assertThat(walk.open()).containsExactly("revise");

        revise(walk, 2, 700);
        assertThat(walk.tasks().getLast().revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"APPROVED\", \"by\": null, \"comment\": null",
                "\"outcome\": \"CHANGES_REQUESTED\", \"by\": null, \"comment\": null",
                "\"outcome\": \"REVISED\", \"by\": null, \"comment\": null",
                "\"outcome\": \"REVISED\", \"revision\": \"2\", \"title\": \"T\", \"form\": {}",
                "\"outcome\": \"REVISED\", \"revision\": 7, \"title\": \"T\", \"form\": {}",
                "\"outcome\": \"REVISED\", \"revision\": 2, \"title\": \"T\", \"form\": [1]",
                "\"outcome\": \"REVISED\", \"revision\": 2, \"form\": {}",
                "\"outcome\": \"LATER\"",
            })
    void aRevisionThatNobodyCanSendIsAskedForAgain(String answer) {
        for (String goesOn : List.of("start", "step")) {
            Walkthrough walk = request(goesOn, 500)
                    .approve("manager")
                    .answer("legal", TaskAnswer.Outcome.CHANGES_REQUESTED, "")
                    .answer("revise", "true");
            assertThat(walk.open()).containsExactly("revise");
            assertThat(walk.answerTo("revise", answer).open()).containsExactly("revise");

            assertThat(revise(walk, 2, 700).tasks().getLast().revision()).isEqualTo(2);
        }
    }

    @Test
    void aLateAnswerForTheRevisionBeforeDecidesNothing() {
        Walkthrough walk = request("start", 50);
        TaskAnswer.Task before = walk.task("manager");
        walk.answer("manager", TaskAnswer.Outcome.CHANGES_REQUESTED, "");
        revise(walk, 2, 40);

        walk.answer("manager", new TaskAnswer(before, TaskAnswer.Outcome.APPROVED, "p2", null).toJson());

        assertThat(walk.open()).containsExactly("manager");
        assertThat(walk.called()).isEmpty();
    }

    @Test
    void eachLevelOfEscalationIsAskedInTurnBeforeTheRequestGoesBack() {
        Walkthrough walk = Walkthrough.of(read("""
                        key: escalated
                        name: Escalated
                        prefix: ES
                        title: "'Escalated'"
                        form:
                          - number: amount
                            label: Amount
                        steps:
                          - approval: manager
                            name: Manager
                            approvers: {manager-of: requester}
                            due: 1 day
                            on-expiry:
                              - escalate: {manager-of: requester, levels: 2}
                              - escalate: {group: board}
                                due: 4 hours
                              - send-back
                        """), "{\"amount\": 1}", (function, payload) -> "{}");

        for (int visit = 1; visit <= 3; visit++) {
            assertThat(walk.task("manager").visit()).isEqualTo(visit);
            walk.answer("manager", TaskAnswer.Outcome.EXPIRED, null);
        }

        assertThat(walk.open()).containsExactly("revise");
        assertThat(revise(walk, 2, 3).task("manager"))
                .extracting(TaskAnswer.Task::revision, TaskAnswer.Task::visit)
                .containsExactly(2, 1);
    }

    @Test
    void whatWouldBeDoneTwiceIsFound() {
        TemplateDefinition template = read("""
                key: twice
                name: Twice
                prefix: TW
                title: subject
                form:
                  - text: subject
                    label: Subject
                    required: true
                revisions: {goes-on: step, by-requester: true, due: 2 days}
                steps:
                  - parallel: both
                    name: Both
                    join: all
                    branches:
                      - - approval: legal
                          name: Legal
                          approvers: {group: legal}
                          due: 1 day
                      - - automated: reserve
                          name: Reserve
                          function: reserve
                          compensation: {function: release}
                """);

        assertThat(TemplateYaml.read(TemplateYaml.write(template))).isEqualTo(new Parsed(template));
        assertThat(problems(template))
                .extracting(problem -> problem.path(), problem -> problem.message())
                .containsExactly(tuple("/revisions/goes-on", "template.repeats-what-was-done"));
    }

    @Test
    void aRequesterWhoCanChangeWhatWasDecidedBeforeIsWarnedOf() {
        assertThat(warned("{goes-on: step, by-requester: true}")).isTrue();
        assertThat(warned("{goes-on: step}")).isFalse();
        assertThat(warned("{by-requester: true}")).isFalse();
    }

    private static boolean warned(String revisions) {
        return TemplateChecks.check(read("""
                key: changed
                name: Changed
                prefix: CH
                title: subject
                form:
                  - text: subject
                    label: Subject
                    required: true
                revisions: %s
                steps:
                  - approval: legal
                    name: Legal
                    approvers: {group: legal}
                    due: 1 day
                  - approval: finance
                    name: Finance
                    approvers: {group: finance}
                    due: 1 day
                """.formatted(revisions))).stream()
                .anyMatch(problem -> !problem.isError()
                        && problem.path().equals("/revisions/by-requester")
                        && problem.message().equals("template.changed-after-approval"));
    }

    /** The functions of these templates are not in the catalogue. */
    private static List<dev.countersign.definitions.check.Problem> problems(TemplateDefinition template) {
        return TemplateChecks.check(template).stream()
                .filter(problem -> !problem.message().equals("template.not-callable"))
                .toList();
    }

    private static Walkthrough request(String goesOn, int amount) {
        return Walkthrough.of(
                template(goesOn), "{\"amount\": %d}".formatted(amount), (function, payload) -> "{\"ok\": true}");
    }

    private static Walkthrough revise(Walkthrough walk, int revision, int amount) {
        return walk.answer(
                "revise",
                new RevisionAnswer(
                                walk.task("revise"),
                                revision,
                                "Revised",
                                JsonMapper.shared().readTree("{\"amount\": %d}".formatted(amount)))
                        .toJson());
    }

    private static TemplateDefinition read(String yaml) {
        return ((Parsed) TemplateYaml.read(yaml)).definition();
    }

    private static TemplateDefinition template(String goesOn) {
        return read("""
                key: revised
                name: Revised
                prefix: RV
                title: "'Revised'"
                form:
                  - number: amount
                    label: Amount
                    required: true
                revisions: {goes-on: %s}
                """.formatted(goesOn) + STEPS);
    }
}
