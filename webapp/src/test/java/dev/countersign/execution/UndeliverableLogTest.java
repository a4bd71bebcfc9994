package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UndeliverableLogTest {

    private final TestClock clock = new TestClock();
    private final UndeliverableLog undeliverable = new UndeliverableLog("production-human-tasks", clock);
    private final Logger log = (Logger) LoggerFactory.getLogger(UndeliverableLog.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.start();
        log.addAppender(written);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(written);
    }

    @Test
    void eachReasonIsTold() {
        undeliverable.found("one", 1, "no JSON");
        undeliverable.found("two", 1, "no tenant");
        undeliverable.found("three", 3, "nested too deeply");

        assertThat(lines())
                .containsExactly(
                        "Message one of queue production-human-tasks goes to the dead letters: no JSON",
                        "Message two of queue production-human-tasks goes to the dead letters: no tenant",
                        "Message three of queue production-human-tasks goes to the dead letters: nested too deeply");
    }

    @Test
    void aMessageThatIsReceivedSeveralTimesCountsOnce() {
        undeliverable.found("one", 1, "no JSON");
        for (int receives = 2; receives <= 8; receives++) {
            undeliverable.found("one", receives, "no JSON");
        }
        clock.advance(UndeliverableLog.EVERY);
        undeliverable.tell();

        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatIsMovedBackAndFailsAgainIsTold() {
        undeliverable.found("one", 1, "no JSON");
        undeliverable.found("one", 2, "no JSON");
        clock.advance(Duration.ofMinutes(1));
        undeliverable.found("one", 1, "no JSON");
        undeliverable.found("two", 1, "no JSON");
        undeliverable.tell();
        assertThat(lines()).as("not yet").hasSize(1);

        clock.advance(UndeliverableLog.EVERY);
        undeliverable.tell();

        assertThat(lines()).hasSize(2);
        assertThat(lines().getLast())
                .isEqualTo(
                        "2 more messages of queue production-human-tasks went to the dead letters, the last is two: no JSON");
    }

    @Test
    void idsAreNoOtherReasonAndAFloodOfReasonsWritesFewLines() {
        for (int i = 0; i < 50; i++) {
            undeliverable.found("id " + i, 1, "It names request %s".formatted(UUID.randomUUID()));
            undeliverable.found("reason " + i, 1, "It has the member " + "x".repeat(i));
        }
        assertThat(lines()).hasSize(UndeliverableLog.MOST_REASONS + 1);

        clock.advance(UndeliverableLog.EVERY);
        undeliverable.tell();
        assertThat(lines()).hasSize(UndeliverableLog.MOST_REASONS + 3);
        assertThat(lines()).anyMatch(line -> line.startsWith("49 more") && line.endsWith("It names request …"));
    }

    @Test
    void aReasonThatHasNotComeForAnHourIsNewAgain() {
        undeliverable.found("one", 1, "no JSON");
        clock.advance(Duration.ofHours(1));
        undeliverable.tell();
        undeliverable.found("two", 1, "no JSON");

        assertThat(lines().getLast()).startsWith("Message two");
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
