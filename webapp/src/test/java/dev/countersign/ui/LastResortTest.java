package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.server.ErrorEvent;
import dev.countersign.outage.OutageEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LastResortTest {

    @Test
    void aBrowserThatIsClosedBeforeItHasItsAnswerIsNoError() {
        assertThat(errorsOf(new IOException("java.io.IOException: Broken pipe", new IOException("Broken pipe"))))
                .isEmpty();
    }

    @Test
    void aLostConnectionToAnythingElseIsOne() {
        assertThat(errorsOf(new IllegalStateException("no database", new IOException("Broken pipe"))))
                .hasSize(1);
        assertThat(errorsOf(new IOException("No space left on device"))).hasSize(1);
    }

    private static List<ILoggingEvent> errorsOf(Exception thrown) {
        Logger logger = (Logger) LoggerFactory.getLogger(LastResort.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            new LastResort(
                            new CorrelationId(RandomGenerator.getDefault()),
                            new OutageEnd(() -> true, Duration.ofSeconds(1)))
                    .error(new ErrorEvent(thrown));
        } finally {
            logger.detachAppender(lines);
        }
        return lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.ERROR))
                .toList();
    }
}
