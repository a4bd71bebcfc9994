package dev.countersign.definitions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An execution that follows another one of the same request does not do again what that one has done. */
class CarriedStepsTest {

    private static final String FORM = "{\"amount\": 500}";
    private static final TemplateDefinition FIRST = read("");
    private static final TemplateDefinition SECOND = read("""
              - approval: audit
                name: Audit
                approvers: {group: audit}
                due: 1 day
            """);

    private final Map<String, String> answers = new HashMap<>();

    private static TemplateDefinition read(String more) {
        return ((ReadResult.Parsed) TemplateYaml.read("""
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
                    compensation: {function: release, input: {id: "{% $results.reserve.id %}"}}
                  - notify: tell
                    name: Tell
                    to: "'ana@acme.test'"
                    subject: Reserved
                    message: It is reserved.
                  - wait: cool
                    name: Cool down
                    for: P1D
                  - parallel: both
                    name: Both
                    join: any
                    branches:
                      - - automated: refuse
                          name: Refuse
                          function: refuse
                          input: {}
                          denial: {when: $result.no, reason: "'no'"}
                      - - automated: score
                          name: Score
                          function: score
                          input: {}
                        - approval: legal
                          name: Legal
                          approvers: {group: legal}
                          due: 1 day
                  - approval: manager
                    name: Manager
                    approvers: {manager-of: requester}
                    due: 1 day
                """ + more + """
                  - automated: order
                    name: Order
                    function: order
                    input: {reservation: "{% $results.reserve.id %}", points: "{% $results.score.points %}"}
                    retry: {attempts: 0}
                """)).definition();
    }

    @BeforeEach
    void everythingWorks() {
        answers.put("reserve", "{\"id\": \"r1\"}");
        answers.put("release", "{}");
        answers.put("score", "{\"points\": 7}");
        answers.put("refuse", "{\"no\": true}");
        answers.put("order", "{\"done\": true}");
    }

    private Walkthrough first() {
        return Walkthrough.of(FIRST, FORM, (function, _) -> answers.getOrDefault(function, "{}"))
                .passTime();
    }

    @Test
    void whatAnsweredIsNotCalledAgainAndItsResultsAreThere() {
        Walkthrough before = first();
        assertThat(before.called()).containsExactly("reserve", "refuse", "score");
        assertThat(before.published()).hasSize(1);

        Walkthrough moved = before.moved(FIRST, SECOND, FORM);
        assertThat(moved.open()).containsExactly("legal");
        moved.approve("legal", "manager", "audit");

        assertThat(moved.called()).as("a step that denied is asked again").containsExactly("refuse", "order");
        assertThat(moved.payload().path("reservation").stringValue()).isEqualTo("r1");
        assertThat(moved.payload().path("points").intValue()).isEqualTo(7);
        assertThat(moved.published()).isEmpty();
        assertThat(moved.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
    }

    @Test
    void whatWasDoneIsTakenBackIfTheRequestIsDeniedThen() {
        Walkthrough moved = first().moved(FIRST, SECOND, FORM).approve("legal");
        moved.answer("manager", Outcome.DENIED, "no");
        assertThat(moved.called()).containsExactly("refuse", "release");
        assertThat(moved.payload().path("id").stringValue()).isEqualTo("r1");
        assertThat(moved.finished().outcome()).isEqualTo(RequestEvent.Outcome.DENIED);
    }

    @Test
    void whatWasTakenBackIsDoneAgainWhenTheRequestIsRetried() {
        answers.put("order", "error: Down");
        Walkthrough moved = first().moved(FIRST, SECOND, FORM).approve("legal", "manager", "audit");
        assertThat(moved.called()).containsExactly("refuse", "order", "release");
        everythingWorks();
        moved.redrive();
        assertThat(moved.called()).containsExactly("refuse", "order", "release", "reserve", "order");
        assertThat(moved.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
    }

    @Test
    void itCanBeMovedAgainWithWhatTheFirstHasDone() {
        Walkthrough again = first().moved(FIRST, SECOND, FORM).moved(SECOND, FIRST, FORM);
        again.approve("legal", "manager");
        assertThat(again.called()).containsExactly("refuse", "order");
        assertThat(again.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
    }

    @Test
    void aSkippedStepIsNotCalledAndWhatWasTakenBackIsDoneAgain() {
        answers.put("order", "error: Down");
        Walkthrough failed = first().approve("legal", "manager");
        assertThat(failed.finished().outcome()).isEqualTo(RequestEvent.Outcome.FAILED);
        assertThat(failed.called()).containsExactly("reserve", "refuse", "score", "order", "release");

        Walkthrough skipped = failed.without("order", FIRST, FORM).approve("legal", "manager");

        assertThat(skipped.called()).containsExactly("reserve", "refuse");
        assertThat(skipped.finished().outcome()).isEqualTo(RequestEvent.Outcome.APPROVED);
    }

    @Test
    void aSkippedStepHasNothingToTakeBackAndLaterStepsFindItsResult() {
        answers.put("reserve", "error: Down");
        Walkthrough failed = Walkthrough.of(FIRST, FORM, (function, _) -> answers.getOrDefault(function, "{}"));
        assertThat(failed.finished().outcome()).isEqualTo(RequestEvent.Outcome.FAILED);

        Walkthrough skipped = failed.without("reserve", FIRST, FORM).passTime().approve("legal");
        skipped.answer("manager", Outcome.DENIED, "no");

        assertThat(skipped.called()).containsExactly("refuse", "score");
        assertThat(skipped.finished().outcome()).isEqualTo(RequestEvent.Outcome.DENIED);
        Walkthrough goesOn = failed.without("reserve", FIRST, FORM).passTime().approve("legal", "manager");
        assertThat(goesOn.finished().outcome())
                .as("a step that cannot do without the result fails")
                .isEqualTo(RequestEvent.Outcome.FAILED);
        assertThat(goesOn.called()).as("and is not called").containsExactly("refuse", "score");
    }

    @Test
    void nothingIsCarriedIntoAChangedRequest() {
        TemplateDefinition changeable = read("""
                  - approval: audit
                    name: Audit
                    approvers: {group: audit}
                    due: 1 day
                    answers: [approve, request-changes]
                """);
        Walkthrough moved = first().moved(FIRST, changeable, FORM).approve("legal", "manager");
        moved.answer("audit", Outcome.CHANGES_REQUESTED, "Less?");
        assertThat(moved.called()).containsExactly("refuse", "release");
        moved.answerTo("revise", """
                "outcome": "REVISED", "revision": 2, "title": "T", "form": {"amount": 400}""");
        assertThat(moved.called()).containsExactly("refuse", "release", "reserve");
    }
}
