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
    void versions_are_numbered_from_one_and_listed_newest_first_in_pages() {
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
    void publishing_what_is_published_gives_the_version_that_there_is() {
        var first = publish(1);

        assertThat(aws.states
                        .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                        .stateMachineVersionArn())
                .isEqualTo(first);
    }

    @Test
    void publishing_another_revision_than_the_present_one_is_a_conflict() {
        var revision = update(1);
        update(2);

        assertThatThrownBy(() -> aws.states.publishStateMachineVersion(
                        r -> r.stateMachineArn(machine).revisionId(revision)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("Failed to publish the State Machine version for revision " + revision);
    }

    @Test
    void a_version_is_described_started_and_listed_by_its_own_arn() {
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
    void a_deleted_version_starts_nothing_and_its_number_does_not_come_again() {
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
