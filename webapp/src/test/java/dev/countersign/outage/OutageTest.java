package dev.countersign.outage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final RuntimeException silent =
            new IllegalStateException("no page", new SQLException("An I/O error occurred", "08006"));

    private final Deque<Runnable> later = new ArrayDeque<>();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "08003", "57P01", "57P02", "57P03", "53300"})
    void aDatabaseThatDoesNotAnswerIsAnOutage(String state) {
        assertThat(Outage.behind(new RuntimeException(new SQLException("gone", state))))
                .contains(Outage.DATABASE);
    }

    @Test
    void aPoolThatGetsNoConnectionIsAnOutage() {
        assertThat(Outage.behind(new SQLTransientConnectionException("timed out")))
                .contains(Outage.DATABASE);
        assertThat(Outage.behind(new SQLException("Connection is closed"))).contains(Outage.DATABASE);
    }

    @Test
    void aFullDiskIsAnOutageWhereverItIsNoticed() {
        assertThat(Outage.behind(new RuntimeException(new SQLException("could not extend file", "53100"))))
                .contains(Outage.DISK_FULL);
        assertThat(Outage.behind(new IOException("/data/x: No space left on device")))
                .contains(Outage.DISK_FULL);
    }

    @Test
    void anythingElseIsNone() {
        assertThat(Outage.behind(new SQLException("duplicate key", "23505"))).isEmpty();
        assertThat(Outage.behind(new IllegalStateException("bug"))).isEmpty();
        assertThat(Outage.behind(null)).isEqualTo(Optional.empty());
    }

    @Test
    void theLogHasOneStackTraceOfAnOutageAndHowManyWereLeftOut() {
        List<ILoggingEvent> events = written(context -> {
            Logger log = context.getLogger("dev.countersign.some");
            for (int error = 0; error < 172; error++) {
                log.error("Job {} of {} failed", error, "some", silent);
            }
            log.error("A bug", new IllegalStateException("bug"));
            later.remove().run();
            log.warn("It fails again", silent);
        });

        assertThat(events)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Job 0 of some failed",
                        "A bug",
                        "171 more errors of the outage DATABASE within 60 s are not written",
                        "It fails again");
        assertThat(events)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .hasSize(3);
        assertThat(events.getFirst().getLevel()).isEqualTo(Level.ERROR);
    }

    @Test
    void theConnectionsThatThePoolFindsBrokenAreCountedToo() {
        List<ILoggingEvent> events = written(context -> {
            Logger pool = context.getLogger("com.zaxxer.hikari.pool.PoolBase");
            for (int connection = 0; connection < 31; connection++) {
                pool.warn("{} - Failed to validate connection {} ({}).", "pool", connection, "closed");
            }
            pool.warn("{} - another warning of {} ({})", "pool", "this", "logger");
            later.remove().run();
        });

        assertThat(events)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "pool - Failed to validate connection 0 (closed).",
                        "pool - another warning of this (logger)",
                        "30 more errors of the outage DATABASE within 60 s are not written");
    }

    private List<ILoggingEvent> written(Consumer<LoggerContext> logging) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        OneCauseOneTrace filter = new OneCauseOneTrace(Duration.ofMinutes(1), later::add);
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(written);
        context.addTurboFilter(filter);
        try {
            logging.accept(context);
        } finally {
            context.getTurboFilterList().remove(filter);
            root.detachAppender(written);
        }
        return List.copyOf(written.list);
    }
}
