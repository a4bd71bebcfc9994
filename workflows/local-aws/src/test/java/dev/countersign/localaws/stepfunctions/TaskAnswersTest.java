package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.localaws.TestDatabases;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat refuse, in AWS's words. */
class TaskAnswersTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    private final List<Consumer<String>> answers = List.of(
            token -> aws.states.sendTaskSuccess(r -> r.taskToken(token).output("1")),
            token -> aws.states.sendTaskFailure(r -> r.taskToken(token).error("E")),
            token -> aws.states.sendTaskHeartbeat(r -> r.taskToken(token)));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aTaskThatIsDoneIsTimedOutForEveryLaterAnswer() {
        aws.start(aws.machine("Ask", aws.callback("Ask", "")), "{}");
        var token = aws.receiveToken();
        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("1"));

        answers.forEach(answer ->
                assertRefused(answer, token, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"));
    }

    @Test
    void whatIsNoTokenIsAnInvalidOne() {
        for (var nonsense : List.of("nonsense", "A".repeat(2048), "{}", " ")) {
            answers.forEach(
                    answer -> assertRefused(answer, nonsense, "InvalidToken", "Invalid Token: 'Invalid token'"));
        }
    }

    @Test
    void aTokenIsBetween1And2048CharactersLong() {
        answers.forEach(answer -> {
            assertRefused(
                    answer,
                    "A".repeat(2049),
                    "ValidationException",
                    "at 'taskToken' failed to satisfy constraint: Member must have length less than or equal to 2048");
            assertRefused(
                    answer,
                    "",
                    "ValidationException",
                    "at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1");
        });
    }

    @Test
    void anAnswerThatIsRefusedLeavesTheTaskWaiting() {
        var execution = aws.start(aws.machine("Ask", aws.callback("Ask", "")), "{}");
        var token = aws.receiveToken();

        assertRefused(
                waiting -> aws.states.sendTaskSuccess(r -> r.taskToken(waiting).output("{\"a\":")),
                token,
                "InvalidOutput",
                "Invalid Output: '");
        assertRefused(
                waiting -> aws.states.sendTaskFailure(r -> r.taskToken(waiting).error("e".repeat(257))),
                token,
                "ValidationException",
                "at 'error' failed to satisfy constraint: Member must have length less than or equal to 256");
        assertRefused(
                waiting -> aws.states.sendTaskFailure(r -> r.taskToken(waiting).cause("c".repeat(32_769))),
                token,
                "ValidationException",
                "at 'cause' failed to satisfy constraint: Member must have length less than or equal to 32768");

        aws.states.sendTaskSuccess(r -> r.taskToken(token).output("2"));
        assertThat(aws.describe(execution).output()).isEqualTo("2");
    }

    private static void assertRefused(Consumer<String> answer, String token, String code, String message) {
        var refused = catchThrowableOfType(SfnException.class, () -> answer.accept(token));
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
    }
}
