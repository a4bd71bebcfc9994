package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

class VersionsTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());
    private final String machine = aws.machine("Say", say(0));

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void versionsAreNumberedFromOneAndListedNewestFirstInPages() {
        var published = IntStream.rangeClosed(1, 5).mapToObj(this::publish).toList();

        assertThat(published).first().isEqualTo(machine + ":1");
        var pages = aws.states.listStateMachineVersions(
                r -> r.stateMachineArn(machine).maxResults(3));
        var rest = aws.states.listStateMachineVersions(
                r -> r.stateMachineArn(machine).nextToken(pages.nextToken()));
        assertThat(arns(pages.stateMachineVersions()))
                .containsExactlyElementsOf(published.reversed().subList(0, 3));
        assertThat(arns(rest.stateMachineVersions()))
                .containsExactlyElementsOf(published.reversed().subList(3, 5));
        assertThat(rest.nextToken()).isNull();
    }

    @Test
    void publishingWhatIsPublishedGivesTheVersionThatThereIs() {
        var first = publish(1);

        assertThat(aws.states
                        .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                        .stateMachineVersionArn())
                .isEqualTo(first);
    }

    @Test
    void publishingAnotherRevisionThanThePresentOneIsAConflict() {
        var revision = update(1);
        update(2);

        assertThatThrownBy(() -> aws.states.publishStateMachineVersion(
                        r -> r.stateMachineArn(machine).revisionId(revision)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Failed to publish the State Machine version for revision " + revision);
    }

    @Test
    void aVersionIsDescribedStartedAndListedByItsOwnArn() {
        var first = publish(1);
        var second = publish(2);
        var execution = aws.start(first, "{}");
        aws.start(second, "{}");
        aws.start(machine, "{}");

        assertThat(aws.describe(execution).output()).isEqualTo("1");
        assertThat(aws.describe(execution).stateMachineVersionArn()).isEqualTo(first);
        var described = aws.states.describeStateMachine(r -> r.stateMachineArn(first));
        assertThat(described.definition()).contains("\"Output\":1");
        assertThat(described.description()).isEqualTo("the first of 1");
        assertThat(aws.states.listExecutions(r -> r.stateMachineArn(first)).executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(execution);
    }

    @Test
    void aDeletedVersionStartsNothingAndItsNumberDoesNotComeAgain() {
        var first = publish(1);

        aws.states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first));

        assertThatThrownBy(() -> aws.start(first, "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThat(publish(2)).isEqualTo(machine + ":2");
    }

    private String publish(int output) {
        update(output);
        return aws.states
                .publishStateMachineVersion(r -> r.stateMachineArn(machine).description("the first of " + output))
                .stateMachineVersionArn();
    }

    private String update(int output) {
        return aws.states
                .updateStateMachine(r -> r.stateMachineArn(machine)
                        .definition("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Say\",\"States\":{%s}}"
                                .formatted(say(output))))
                .revisionId();
    }

    private static String say(int output) {
        return "\"Say\":{\"Type\":\"Pass\",\"Output\":%d,\"End\":true}".formatted(output);
    }

    private static List<String> arns(List<StateMachineVersionListItem> versions) {
        return versions.stream()
                .map(StateMachineVersionListItem::stateMachineVersionArn)
                .toList();
    }
}
