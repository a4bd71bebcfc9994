package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The log that people read on one machine. */
class LogPatternTest {

    private static final String NASTY =
            "x\r\n2026-11-28 10:00:00.000 ERROR forged\u001b[31m\u0085\u0000\u2028\u202e\u2066";

    @Test
    void aMessageIsOneLineWhateverIsInIt() throws IOException {
        String written = write(event("refused: " + NASTY, null));
        assertThat(written.lines()).hasSize(1);
        assertThat(written).contains("refused: x??2026-11-28 10:00:00.000 ERROR forged?[31m?????");
    }

    @Test
    void noLineOfAStackTracePassesForALineOfTheLog() throws IOException {
        String written = write(event("failed", new IllegalStateException(NASTY, new IOException(NASTY))));
        assertThat(written.lines().skip(1))
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line).matches("(java|  \\|).*"));
        assertThat(written).doesNotContain("\u001b", "\r", "\u0000");
    }

    @Test
    void everyLineSaysWhatItIsAbout() throws IOException {
        LoggingEvent event = event("done", null);
        event.setMDCPropertyMap(Map.of("correlation", "7K2MQ4DX", "tenant", "t-1", "request", "r-1"));
        assertThat(write(event)).contains("[7K2MQ4DX t-1 r-1]");
        assertThat(write(event("done", null))).contains("[- - -]");
    }

    private static LoggingEvent event(String message, @Nullable Throwable thrown) {
        return new LoggingEvent("test", context().getLogger("dev.countersign.Test"), Level.WARN, message, thrown, null);
    }

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private static String write(LoggingEvent event) throws IOException {
        Object pattern = new YamlPropertySourceLoader()
                .load("local", new ClassPathResource("application-local.yaml"))
                .getFirst()
                .getProperty("logging.pattern.file");
        PatternLayout layout = new PatternLayout();
        layout.setContext(context());
        layout.setPattern(Objects.requireNonNull(pattern).toString());
        layout.start();
        return layout.doLayout(event);
    }
}
