package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.TaskAnswer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemarkTest {

    @Test
    void aCharacterOutsideOfTheBasicPlaneCountsOnce() {
        Remark longest = Remark.of("\uD83D\uDE42".repeat(4_000));
        assertThat(longest.isTooLong()).isFalse();
        TaskAnswer.Task task = new TaskAnswer.Task(UUID.randomUUID(), UUID.randomUUID(), 1, "manager", 1);
        assertThat(new TaskAnswer(task, TaskAnswer.Outcome.DENIED, null, longest.text()).comment())
                .isEqualTo(longest.text());
        assertThat(Remark.of("\uD83D\uDE42".repeat(4_001)).length()).isEqualTo(4_001);
    }

    @Test
    void anAccentTypedAsASignOfItsOwnDoesNotCount() {
        assertThat(Remark.of("e\u0301".repeat(4_000)).isTooLong()).isFalse();
    }

    @Test
    void nothingIsCutOffWhatIsTooLong() {
        String long6019 = "a line\n".repeat(859) + "the end";
        Remark remark = Remark.of(long6019);
        assertThat(remark.isTooLong()).isTrue();
        assertThat(remark.length()).isEqualTo(6_020);
        assertThat(remark.text()).isEqualTo(long6019);
    }

    @Test
    void whatPostgresDoesNotTakeIsLeftOut() {
        assertThat(Remark.of(" \0Two\u0007 lines\n\tof text \n").text()).isEqualTo("Two lines\n\tof text");
        assertThat(Remark.of("\0 \n").isEmpty()).isTrue();
    }
}
