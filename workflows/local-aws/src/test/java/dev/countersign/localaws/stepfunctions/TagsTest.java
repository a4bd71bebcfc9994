package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;

class TagsTest {

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void tagsAreGivenAtTheCreationAndLater() {
        var machine = aws.states
                .createStateMachine(r -> r.name("tagged")
                        .definition("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}")
                        .roleArn("arn:aws:iam::000000000000:role/any")
                        .tags(tag("team", "one"), tag("stage", "test")))
                .stateMachineArn();

        aws.states.tagResource(r -> r.resourceArn(machine).tags(tag("team", "two"), tag("cost", "")));
        aws.states.untagResource(r -> r.resourceArn(machine).tagKeys("stage", "never there"));

        assertThat(tags(machine)).containsExactly(tag("cost", ""), tag("team", "two"));
    }

    @Test
    void whatIsNotThereOrTooMuchIsRefused() {
        var machine = aws.machine("A", "\"A\":{\"Type\":\"Succeed\"}");
        var many = IntStream.range(0, 51).mapToObj(key -> tag("key" + key, "")).toList();

        assertThatThrownBy(
                        () -> aws.states.tagResource(r -> r.resourceArn(machine).tags(many)))
                .isInstanceOf(TooManyTagsException.class);
        assertThat(tags(machine)).isEmpty();
        assertThatThrownBy(() -> tags(machine + "x")).isInstanceOf(ResourceNotFoundException.class);
    }

    private List<Tag> tags(String machine) {
        return aws.states.listTagsForResource(r -> r.resourceArn(machine)).tags();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
