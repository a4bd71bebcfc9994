package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

class AliasesTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());
    private final String machine = aws.machine("Say", say(1));
    private final String first = publish();
    private final String second = publishAnother();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void anExecutionThatIsStartedByAnAliasRunsTheVersionThatItRoutesTo() {
        var alias = create("live", route(first, 100));
        assertThat(alias).isEqualTo(machine + ":live");
        var execution = aws.start(alias, "{}");

        var ended = aws.awaitEnd(execution);
        assertThat(ended.output()).isEqualTo("1");
        assertThat(ended.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(ended.stateMachineVersionArn()).isEqualTo(first);

        aws.states.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).routingConfiguration(route(second, 100)));
        assertThat(aws.awaitEnd(aws.start(alias, "{}")).output()).isEqualTo("2");
        aws.start(machine, "{}");
        assertThat(aws.states.listExecutions(r -> r.stateMachineArn(alias)).executions())
                .hasSize(2)
                .extracting(ExecutionListItem::stateMachineAliasArn)
                .containsOnly(alias);
    }

    @Test
    void startsAreSpreadByTheWeightsOfTheRoutes() {
        var alias = create("both", route(first, 50), route(second, 50));

        var outputs = IntStream.range(0, 40)
                .mapToObj(_ -> aws.awaitEnd(aws.start(alias, "{}")).output())
                .toList();

        assertThat(outputs).contains("1", "2");
    }

    @Test
    void anAliasIsDescribedListedAndDeleted() {
        var alias = create("live", route(first, 30), route(second, 70));
        create("other", route(second, 100));

        var described = aws.states.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
        assertThat(described.name()).isEqualTo("live");
        assertThat(described.description()).isEqualTo("an alias");
        assertThat(described.routingConfiguration()).containsExactly(route(first, 30), route(second, 70));
        assertThat(listed(machine)).containsExactly(machine + ":live", machine + ":other");
        assertThat(listed(first)).containsExactly(alias);

        aws.states.deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));

        assertThat(listed(machine)).containsExactly(machine + ":other");
        assertThatThrownBy(() -> aws.states.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.start(alias, "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void creatingTheSameAgainIsNoErrorButAnotherRouteIsAConflict() {
        var alias = create("live", route(first, 100));

        assertThat(create("live", route(first, 100))).isEqualTo(alias);
        assertThatThrownBy(() -> create("live", route(second, 100))).isInstanceOf(ConflictException.class);
    }

    @Test
    void aVersionThatAnAliasRoutesToCannotBeDeleted() {
        create("live", route(first, 100));

        assertThatThrownBy(() -> aws.states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(first)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("[live]");
        aws.states.deleteStateMachineVersion(r -> r.stateMachineVersionArn(second));
    }

    @Test
    void routesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> create("live", route(first, 99))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("live", route(machine, 100))).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("live", route(first, 50), route(first, 50)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> create("live", route(machine + ":9", 100)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aTaskStartsAnAliasToo() {
        var alias = create("live", route(first, 100));
        var parent = aws.machine("Start", """
                "Start":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","End":true,
                 "Arguments":{"StateMachineArn":"%s"},"Output":"{%% $states.result.Output %%}"}
                """.formatted(alias));

        assertThat(aws.awaitEnd(aws.start(parent, "{}")).output()).isEqualTo("1");
    }

    private String create(String name, RoutingConfigurationListItem... routes) {
        return aws.states
                .createStateMachineAlias(
                        r -> r.name(name).description("an alias").routingConfiguration(routes))
                .stateMachineAliasArn();
    }

    private List<String> listed(String arn) {
        var listed = new ArrayList<String>();
        aws.states
                .listStateMachineAliases(r -> r.stateMachineArn(arn))
                .stateMachineAliases()
                .forEach(alias -> listed.add(alias.stateMachineAliasArn()));
        return listed;
    }

    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }

    private String publishAnother() {
        aws.states.updateStateMachine(r -> r.stateMachineArn(machine)
                .definition("{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Say\",\"States\":{%s}}".formatted(say(2))));
        return publish();
    }

    private String publish() {
        return aws.states
                .publishStateMachineVersion(r -> r.stateMachineArn(machine))
                .stateMachineVersionArn();
    }

    private static String say(int number) {
        return "\"Say\":{\"Type\":\"Pass\",\"Output\":%d,\"End\":true}".formatted(number);
    }
}
