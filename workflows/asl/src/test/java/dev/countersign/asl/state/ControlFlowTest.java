package dev.countersign.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlFlowTest {

    private static TestHost run(String states, String input) {
        return TestHost.start(
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": " + states + '}', input);
    }

    @Test
    void aChoiceGoesWhereTheFirstTrueConditionSaysAndTakesItsOutput() {
        String states = """
                {"A": {"Type": "Choice", "Default": "Small",
                       "Choices": [{"Condition": "{% $states.input.amount > 20 %}", "Next": "Large", "Output": "large",
                                    "Assign": {"limit": 20}},
                                   {"Condition": "{% $states.input.amount > 10 %}", "Next": "Large", "Output": "medium"}]},
                 "Large": {"Type": "Pass", "Output": {"was": "{% $states.input %}", "limit": "{% $exists($limit) ? $limit : 0 %}"}, "End": true},
                 "Small": {"Type": "Pass", "End": true}}""";

        assertThat(run(states, "{'amount': 30}").output()).isEqualTo("{\"was\":\"large\",\"limit\":20}");
        assertThat(run(states, "{'amount': 15}").output()).isEqualTo("{\"was\":\"medium\",\"limit\":0}");
        assertThat(run(states, "{'amount': 5}").output()).isEqualTo("{\"amount\":5}");
    }

    @Test
    void aChoiceWithoutAMatchAndWithoutADefaultFails() {
        TestHost host = run("""
                {"A": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "B"}]}, "B": {"Type": "Succeed"}}""", "{}");

        assertThat(host.execution().error()).contains("States.Runtime");
    }

    @Test
    void aConditionThatIsNoTruthFails() {
        TestHost host = run("""
                {"A": {"Type": "Choice", "Choices": [{"Condition": "{% 1 %}", "Next": "B"}]}, "B": {"Type": "Succeed"}}""", "{}");

        assertThat(host.execution().cause().orElseThrow())
                .contains("Expected 'boolean', but was 'number' for value: 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'SecondsPath': '$.s' | -1 | The SecondsPath parameter references a negative value: $.s == -1",
                "'SecondsPath': '$.s' | 2147483648 | Wait state delay is too long.",
                "'TimestampPath': '$.s' | '2199-01-01T00:00:00Z' | Wait state delay is too long.",
                "'Timestamp': '2199-01-01T00:00:00Z' | 0 | Wait state delay is too long.",
            })
    void aWaitForATimeThatCannotBeWaitedForFails(String until, String given, String cause) {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", %s, \"End\": true}}}"
                        .formatted(until.replace('\'', '"')),
                "{'s': " + given + '}');

        assertThat(host.execution().error()).contains("States.Runtime");
        assertThat(host.execution().cause().orElseThrow()).endsWith(cause);
    }

    @Test
    void aWaitMayLast68Years() {
        TestHost host = TestHost.start(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Wait\", \"SecondsPath\": \"$.s\", \"End\": true}}}",
                "{'s': 2147483647}");

        assertThat(host.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void aWaitEndsWhenItsTimeHasComeAndNotBefore() {
        TestHost host = run("{\"A\": {\"Type\": \"Wait\", \"Seconds\": \"{% 60 * 60 %}\", \"End\": true}}", "{'a': 1}");
        assertThat(host.status()).isEqualTo(ExecutionStatus.RUNNING);

        assertThat(host.passTime()).isTrue();

        assertThat(host.now()).isEqualTo(TestHost.CONTEXT.startedAt().plus(Duration.ofHours(1)));
        assertThat(host.output()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aWaitForEverIsRefusedOrLastsAsLongAsAnExecutionCan() {
        TestHost seconds = run("{\"A\": {\"Type\": \"Wait\", \"Seconds\": \"{% 1e15 %}\", \"End\": true}}", "{}");
        assertThat(seconds.execution().error()).contains("States.QueryEvaluationError");

        TestHost date =
                run("{\"A\": {\"Type\": \"Wait\", \"Timestamp\": \"2090-01-01T00:00:00Z\", \"End\": true}}", "{}");
        date.passTime();
        assertThat(date.now()).isEqualTo(TestHost.CONTEXT.startedAt().plus(Duration.ofDays(366)));
    }

    @Test
    void aWaitUntilATimeLeavesFractionsOfASecondOut() {
        TestHost host =
                run("{\"A\": {\"Type\": \"Wait\", \"Timestamp\": \"2026-01-01T00:00:09.900Z\", \"End\": true}}", "{}");

        host.passTime();

        assertThat(host.now()).isEqualTo(TestHost.CONTEXT.startedAt().plusSeconds(9));
    }

    @Test
    void theVariablesOfOneAssignHaveNoMoreThan256KibTogether() {
        TestHost host = run("""
                {"A": {"Type": "Pass", "Output": 1, "Assign": {"x": "{% $pad('', 200000, 'x') %}", "y": "{% $pad('', 200000, 'y') %}"},
                       "End": true}}""", "{}");

        assertThat(host.execution().error()).contains("States.DataLimitExceeded");
    }

    @Test
    void allVariablesHaveNoMoreThan10MibTogether() {
        StringBuilder states = new StringBuilder("{\"A\": {\"Type\": \"Pass\", \"Next\": \"S0\"}");
        for (int index = 0; index < 50; index++) {
            states.append("""
                    , "S%d": {"Type": "Pass", "Output": 1, "Assign": {"v%d": "{%% $pad('', 250000, 'x') %%}"}, "Next": "S%d"}""".formatted(index, index, index + 1));
        }
        TestHost host = run(states + ", \"S50\": {\"Type\": \"Succeed\"}}", "{}");

        assertThat(host.execution().error()).contains("States.DataLimitExceeded");
        assertThat(host.execution().cause().orElseThrow()).contains("'S41'");
    }

    @Test
    void assignmentsSeeTheVariablesAsTheyWereWhenTheStateWasEntered() {
        TestHost host = run("""
                {"A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"},
                 "B": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"}, "Output": "{% [$x, $y] %}", "Next": "C"},
                 "C": {"Type": "Pass", "Output": {"before": "{% $states.input %}", "after": "{% [$x, $y] %}"}, "End": true}}""", "{}");

        assertThat(host.output()).isEqualTo("{\"before\":[1,2],\"after\":[2,1]}");
    }

    @Test
    void theEndOfAWholeExecutionThatTakesTooLongIsATimeoutOfItsOwn() {
        TestHost host = TestHost.start("""
                {"StartAt": "A", "TimeoutSeconds": 5, "States": {"A": {"Type": "Wait", "Seconds": 60, "End": true}}}""", "{}");

        host.passTime();

        assertThat(host.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(host.execution().error()).isEmpty();
        assertThat(host.types()).endsWith("ExecutionTimedOut");
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void stoppingTellsTheReasonAndLeavesNoTimer() {
        TestHost host = run("{\"A\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}}", "{}");

        host.send(new Event.Aborted("Withdrawn", "by Ana"));

        assertThat(host.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(host.execution().error()).contains("Withdrawn");
        assertThat(host.types()).endsWith("ExecutionAborted");
        assertThat(host.timers()).isEmpty();
    }

    @Test
    void anEndlessLoopEndsWithTheHistory() {
        TestHost host = run("""
                {"A": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "B"}], "Default": "A"}, "B": {"Type": "Succeed"}}""", "{}");
        while (host.passTime()) {
            assertThat(host.history().size()).isLessThanOrEqualTo(25_000);
        }

        assertThat(host.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(host.history()).hasSize(25_000);
    }

    @Test
    void aStateCannotPutOutMoreThan256Kib() {
        TestHost host =
                run("{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $pad('', 262143, 'x') %}\", \"End\": true}}", "{}");

        assertThat(host.execution().error()).contains("States.DataLimitExceeded");
    }
}
