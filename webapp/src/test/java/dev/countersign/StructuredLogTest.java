package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log that other programs read, in production. */
class StructuredLogTest {

    private static final String FORGED =
            "x\r\n{\"@timestamp\":\"2026-11-28T10:00:00Z\",\"log\":{\"level\":\"ERROR\"},\"message\":\"forged\"}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FORGED,
                "\", \"message\": \"forged\"}",
                "\u001b[31m\u0000\u0007\u0085\u2028\u2029",
                "\\u000a\\",
                "\ud83d\ude42",
                "\u202e\u200b"
            })
    void whateverIsInAMessageItIsOneObjectThatHasItAsText(String nasty) throws IOException {
        LoggingEvent event = event("refused: {}", new IllegalStateException(nasty, new IOException(nasty)), nasty);
        event.setMDCPropertyMap(Map.of("correlation", nasty, "tenant", "t-1", "request", "r-1"));

        JsonNode line = read(write(event));

        assertThat(line.path("message").asString()).isEqualTo("refused: " + nasty);
        assertThat(line.path("error").path("message").asString()).isEqualTo(nasty);
        assertThat(line.path("error").path("stack_trace").asString()).contains(nasty, "Caused by: ");
        assertThat(line.path("log").path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("correlation").asString()).isEqualTo(nasty);
        assertThat(line.path("tenant").asString()).isEqualTo("t-1");
        assertThat(line.path("request").asString()).isEqualTo("r-1");
    }

    @Test
    void halfACharacterDoesNotBreakTheObject() throws IOException {
        assertThat(read(write(event("half \ud83d", null))).path("message").asString())
                .startsWith("half ");
    }

    @Test
    void theTimeIsInUtc() throws IOException {
        assertThat(read(write(event("done", null))).path("@timestamp").asString())
                .endsWith("Z");
    }

    /** One object and one line. */
    private static JsonNode read(String written) {
        assertThat(written).endsWith("\n");
        assertThat(written.strip()).doesNotContain("\n", "\r", "\u0000", "\u001b");
        return JsonMapper.shared().readTree(written);
    }

    private static LoggingEvent event(String message, @Nullable Throwable thrown, Object... arguments) {
        return new LoggingEvent(
                "test", context().getLogger("dev.countersign.Test"), Level.WARN, message, thrown, arguments);
    }

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        return context;
    }

    private static String write(LoggingEvent event) throws IOException {
        Object format = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("logging.structured.format.console");
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context());
        encoder.setFormat(Objects.requireNonNull(format).toString());
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
