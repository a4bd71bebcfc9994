package dev.countersign.localaws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

class QuotasTest {

    private static final int MOST_BYTES = 262_144;

    private final LocalStates aws = LocalStates.on(TestDatabases.fresh());

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void whatAStateHandsOnMayHave256KibAndNotAByteMore() {
        // With the input of as many characters, less the two quotes around each.
        var machine = aws.machine(
                "Double",
                "\"Double\":{\"Type\":\"Pass\",\"Output\":\"{% $states.input & $states.input %}\",\"End\":true}");

        var most = aws.start(machine, "\"" + "a".repeat(MOST_BYTES / 2 - 1) + "\"");
        var more = aws.start(machine, "\"" + "a".repeat(MOST_BYTES / 2) + "\"");

        assertThat(aws.awaitEnd(most).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(aws.describe(most).output()).hasSize(MOST_BYTES);
        assertThat(aws.awaitEnd(more).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(aws.describe(more).error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void bytesAreCountedAndNotCharacters() {
        var machine = aws.machine("Done", "\"Done\":{\"Type\":\"Pass\",\"End\":true}");

        assertThatThrownBy(() -> aws.start(machine, "\"" + "ñ".repeat(MOST_BYTES / 2) + "\""))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("at 'input' failed to satisfy constraint");
    }

    @Test
    void namesOfMachinesHave80CharactersAndNoSpacesOrBrackets() {
        for (var wrong : new String[] {"a b", "a{b}", "a*", "a#b"}) {
            assertThatThrownBy(() -> create(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidNameException.class)
                    .hasMessageContaining("Invalid Name: '" + wrong + "'");
        }
        assertThatThrownBy(() -> create("n".repeat(81)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Member must have length less than or equal to 80");
    }

    private void create(String name) {
        aws.states.createStateMachine(r -> r.name(name)
                .roleArn("arn:aws:iam::000000000000:role/any")
                .definition("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}"));
    }
}
