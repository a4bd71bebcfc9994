package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.Problem;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.RequestEvent.Result;
import dev.countersign.definitions.message.TaskAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed execution that is redriven. */
class RetryScenariosTest {

    private static final String TEMPLATE = """
            key: order
            name: Order
            prefix: OR
            title: "'Order'"
            form:
              - number: amount
                label: Amount
            steps:
              - automated: reserve
                name: Reserve
                function: reserve
                input: {amount: "{% $form.amount %}"}
                retry: {attempts: 0}
                compensation: {function: release, input: {}}
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 1 day
              - parallel: both
                name: Both
                join: all
                branches:
                  - - approval: legal
                      name: Legal
                      approvers: {group: legal}
                      due: 1 day
                  - - automated: score
                      name: Score
                      function: score
                      input: {}
                      retry: {attempts: 0}
              - branch: large
                name: Large
                cases:
                  - when: $form.amount > 100
                    label: above 100
                    steps:
                      - automated: order
                        name: Order
                        function: order
                        input: {reservation: "{% $results.reserve.id %}"}
                        retry: {attempts: 0}
            """;

    private final Map<String, String> answers = new HashMap<>();

    @BeforeEach
    void everythingWorks() {
        answers.put("reserve", "{\"id\": \"r1\"}");
        answers.put("release", "{}");
        answers.put("score", "{\"points\": 1}");
        answers.put("order", "{\"done\": true}");
    }

    @Test
    void isAMachineThatCanBePublished() {
        assertThat(StateMachine.validate(TemplateCompiler.compile(definition(), Walkthrough.TARGET)))
                .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    @Test
    void itContinuesAtTheStepThatFailedAndAsksNobodyAgain() {
        answers.put("order", "error: Down");
        Walkthrough walk = request(500).approve("manager", "legal");
        assertThat(walk.finished().result()).isEqualTo(new Result("order", null, "Down: it broke"));
        assertThat(walk.called()).containsExactly("reserve", "score", "order", "release");

        answers.put("order", "{\"done\": true}");
        answers.put("reserve", "{\"id\": \"r2\"}");
        walk.redrive();

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.called()).containsExactly("reserve", "score", "order", "release", "reserve", "order");
        assertThat(walk.payload().path("reservation").stringValue()).isEqualTo("r2");
        assertThat(walk.tasks()).hasSize(2);
    }

    /** The application tells each of them apart by the retry. */
    @Test
    void eachTimeAStepIsDoneItsResultIsTold() {
        answers.put("order", "error: Down");
        Walkthrough walk = request(500).approve("manager", "legal");
        answers.put("reserve", "{\"id\": \"r2\"}");
        walk.redrive();
        assertThat(walk.finished().result()).isEqualTo(new Result("order", null, "Down: it broke"));
        answers.put("reserve", "{\"id\": \"r3\"}");
        answers.put("order", "{\"done\": true}");
        walk.redrive();

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.events().stream().flatMap(RetryScenariosTest::told))
                .containsExactly("reserve 0: r1", "undone", "reserve 1: r2", "undone", "reserve 2: r3");
        assertThat(walk.payload().path("reservation").stringValue()).isEqualTo("r3");
    }

    private static Stream<String> told(RequestEvent event) {
        return switch (event) {
            case RequestEvent.StepResult done
            when done.step().equals("reserve") ->
                Stream.of("reserve %d: %s"
                        .formatted(done.retries(), done.result().path("id").stringValue()));
            case RequestEvent.StepUndone _ -> Stream.of("undone");
            default -> Stream.empty();
        };
    }

    @Test
    void whatWasDoneAgainIsNotDoneAThirdTimeByTheExecutionThatFollows() {
        answers.put("score", "error: Down");
        Walkthrough retried = request(500).approve("manager");
        everythingWorks();
        answers.put("reserve", "{\"id\": \"r2\"}");
        retried.redrive();
        assertThat(retried.called()).containsExactly("reserve", "score", "release", "reserve", "score");

        TemplateDefinition same = definition();
        Walkthrough moved = retried.moved(same, same, "{\"amount\": 500}").approve("manager", "legal");

        assertThat(moved.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(moved.called()).containsExactly("order");
        assertThat(moved.payload().path("reservation").stringValue()).isEqualTo("r2");
    }

    @Test
    void theReasonStandsBehindTheMark() {
        answers.put("order", "error: Down");
        String cause = request(500).approve("manager", "legal").cause();
        assertThat(cause).contains(FailureCause.MARK + "Down: it broke");
        assertThat(cause.indexOf(FailureCause.MARK)).isEqualTo(cause.lastIndexOf(FailureCause.MARK));
    }

    @Test
    void itCanFailAgainAndBeRetriedAgain() {
        answers.put("order", "error: Down");
        Walkthrough walk = request(500).approve("manager", "legal").redrive();
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.FAILED);
        answers.put("reserve", "error: Full");
        walk.redrive();
        assertThat(walk.finished().result()).isEqualTo(new Result("order", null, "Full: it broke"));

        everythingWorks();
        walk.redrive();
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.called().subList(walk.called().size() - 2, walk.called().size()))
                .containsExactly("reserve", "order");
    }

    @Test
    void aStepThatFailedFirstIsNotDoneTwice() {
        answers.put("reserve", "error: Full");
        Walkthrough walk = request(500);
        assertThat(walk.called()).containsExactly("reserve", "release");
        everythingWorks();
        walk.redrive();
        assertThat(walk.called()).containsExactly("reserve", "release", "reserve");
        assertThat(walk.approve("manager", "legal").finished().outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void aParallelStepBeginsAgain() {
        answers.put("score", "error: Down");
        Walkthrough walk = request(500).approve("manager");
        assertThat(walk.finished().result().step()).isEqualTo("score");
        everythingWorks();
        walk.redrive();
        assertThat(walk.open()).containsExactly("legal");
        assertThat(walk.approve("legal").finished().outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void aCompensationThatFailedIsTriedAgainAndTheRequestEndsAsItWouldHaveEnded() {
        answers.put("release", "error: Stuck");
        Walkthrough walk = request(500).answer("manager", TaskAnswer.Outcome.DENIED, "no");
        assertThat(walk.finished().result().reason()).isEqualTo("Stuck: it broke");
        answers.put("release", "{}");
        walk.redrive();
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(walk.finished().result()).isEqualTo(new Result("manager", "person of manager", "no"));
        assertThat(walk.called()).containsExactly("reserve", "release", "release");
    }

    private static TemplateDefinition definition() {
        return ((Parsed) TemplateYaml.read(TEMPLATE)).definition();
    }

    private Walkthrough request(int amount) {
        return Walkthrough.of(
                definition(),
                "{\"amount\": %d}".formatted(amount),
                (function, payload) -> answers.getOrDefault(function, "error: Unknown"));
    }
}
