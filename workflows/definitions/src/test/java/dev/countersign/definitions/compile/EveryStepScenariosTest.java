package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.Problem;
import dev.countersign.definitions.EveryStep;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.TaskAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that the built-in templates do not use. */
class EveryStepScenariosTest {

    private String seats = "{\"id\": \"r-7\"}";
    private String release = "{}";

    @Test
    void isATemplateThatCanBePublishedAndRun() {
        assertThat(TemplateChecks.check(EveryStep.TEMPLATE))
                .noneMatch(problem -> problem.isError() && !problem.message().equals("template.not-callable"));
        assertThat(StateMachine.validate(TemplateCompiler.compile(EveryStep.TEMPLATE, Walkthrough.TARGET)))
                .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    @Test
    void whoLetsTheTimePassIsFollowedByOthersInASecondVisit() {
        Walkthrough walk = request(10).answer("deputies", TaskAnswer.Outcome.EXPIRED, "");

        assertThat(walk.tasks())
                .extracting(HumanTask::step, HumanTask::visit)
                .containsExactly(tuple("deputies", 1), tuple("deputies", 2));
        assertThat(walk.answer("deputies", TaskAnswer.Outcome.EXPIRED, "")
                        .finished()
                        .outcome())
                .isEqualTo(Outcome.EXPIRED);
        assertThat(walk.called()).isEmpty();
    }

    @Test
    void whereOneBranchIsEnoughTheOthersAreCalledOff() {
        Walkthrough walk = request(10).approve("deputies").passTime();
        assertThat(walk.open()).containsExactly("chief", "legal");
        walk.approve("chief");

        assertThat(walk.open()).isEmpty();
        assertThat(walk.events())
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                RequestEvent.StepsClosed.class,
                                closed -> assertThat(closed.steps()).contains("legal")));
        assertThat(walk.passTime().finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.called()).containsExactly("reserve-seats", "score");
    }

    @Test
    void whereOneBranchIsEnoughADenialWaitsForTheOthers() {
        Walkthrough walk = request(10).approve("deputies").passTime().answer("legal", TaskAnswer.Outcome.DENIED, "no");
        assertThat(walk.open()).containsExactly("chief");
        walk.answer("chief", TaskAnswer.Outcome.DENIED, "no either");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(walk.finished().result().reason()).isEqualTo("no");
    }

    @Test
    void theResultsOfTheWinningBranchCountInLaterConditionsAndTheRightPeopleAreTold() {
        Walkthrough walk = request(60).approve("deputies").passTime().approve("chief");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(walk.published()).singleElement().satisfies(note -> {
            assertThat(note.path("to")).hasToString("[\"ops@acme.test\",\"ana@acme.test\"]");
            assertThat(note.path("subject").stringValue()).isEqualTo("Muchas plazas");
            assertThat(note.path("text").stringValue()).isEqualTo("Someone asked for many seats.");
        });
    }

    @Test
    void whatWasDoneIsTakenBackWhenTheRequestDoesNotComeThrough() {
        Walkthrough walk = request(10)
                .approve("deputies")
                .passTime()
                .answer("legal", TaskAnswer.Outcome.WITHDRAWN, "changed my mind");

        assertThat(walk.called()).containsExactly("reserve-seats", "score", "release-seats");
        assertThat(walk.payload()).hasToString("{\"reservation\":\"r-7\"}");
        assertThat(walk.finished().outcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    @Test
    void whatCannotBeTakenBackMakesTheRequestFail() {
        release = "error: Stuck";
        Walkthrough walk = request(10).approve("deputies").passTime().answer("legal", TaskAnswer.Outcome.WITHDRAWN, "");

        walk.passTime().passTime();

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(walk.finished().result().reason()).contains("Stuck");
    }

    @Test
    void aRefusalByAFunctionHasItsReason() {
        seats = "{\"full\": true, \"id\": \"r-7\"}";
        Walkthrough walk = request(10).approve("deputies");

        assertThat(walk.finished().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(walk.finished().result().reason()).isEqualTo("No seats left on 2027-02-01");
        assertThat(List.copyOf(walk.called())).last().asString().startsWith("release-seats");
    }

    private Walkthrough request(int wanted) {
        return Walkthrough.of(
                EveryStep.TEMPLATE,
                "{\"title\": \"Trip\", \"seats\": %d, \"day\": \"2027-02-01\", \"deputy\": \"p2\"}".formatted(wanted),
                (function, payload) -> switch (function) {
                    case "reserve-seats" -> seats;
                    case "score" -> "{\"risk\": \"high\"}";
                    case "release-seats" -> release;
                    default -> throw new AssertionError(function);
                });
    }
}
