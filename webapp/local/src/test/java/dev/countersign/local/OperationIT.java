package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says to monitoring systems and load balancers. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class OperationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LABEL = Pattern.compile("[{,][a-zA-Z_]+=\"([^\"]*)\"");

    private static final String FORM = "grant_type=client_credentials&client_id=nobody&client_secret=" + "x".repeat(60);

    private final int metricsPort = RunningProduct.freePort();
    private RunningProduct product;
    private Visitor monitoring;

    @BeforeEach
    void start(@TempDir Path folder) {
        product = RunningProduct.start(
                folder,
                RunningProduct.freePort(),
                "--countersign.metrics-port=" + metricsPort,
                "--management.prometheus.metrics.export.enabled=true",
                "--countersign.undo-window=0s",
                "--countersign.drain=4s");
        monitoring = at(URI.create("http://127.0.0.1:" + metricsPort));
    }

    @AfterEach
    void stop() {
        product.close();
    }

    @Test
    void figuresAreAtTheirOwnPortAndNameNobodyAndThenTheNodeIsDrained() throws Exception {
        Acme acme = new Acme(product);
        acme.approve(acme.actor("marta"), acme.submit(acme.actor("ana"), "Secret desks"));
        await().atMost(PATIENCE)
                .until(() -> figures().contains("countersign_requests_ended_total{outcome=\"approved\"} 1.0"));
        String figures = figures();
        assertThat(figures)
                .contains(
                        "countersign_queue_wait_seconds_count{queue=\"human-tasks\"} 1",
                        "countersign_queue_wait_seconds_max{queue=\"human-tasks\"}",
                        "countersign_decision_seconds_count{result=\"recorded\"} 1",
                        "countersign_outbox_age_seconds ",
                        "countersign_reconciliation_calls_total ",
                        "countersign_reconciliation_allowed_total ",
                        "http_server_requests_seconds_count",
                        "hikaricp_connections_pending");
        assertThat(LABEL.matcher(figures).results().map(MatchResult::group))
                .noneMatch(label -> label.contains("acme") || label.contains("@") || label.contains("marta"))
                .noneMatch(label -> label.matches(".*\\p{XDigit}{8}-\\p{XDigit}{4}-.*"));
        assertThat(figures).doesNotContain("Secret desks");

        assertThat(monitoring.get("/sign-in").statusCode()).isEqualTo(421);
        assertThat(monitoring.get("/actuator/health/readiness").statusCode()).isEqualTo(404);
        assertThat(at(product.address()).get("/actuator/prometheus").statusCode())
                .isEqualTo(404);

        whoHasBegunIsAnsweredAndNobodyElseIsSentHere();
    }

    /** The call sends its form byte by byte, and so is under way until everybody else is refused. */
    private void whoHasBegunIsAnsweredAndNobodyElseIsSentHere() throws Exception {
        Visitor balancer = at(product.address());
        try (Socket slow = connect()) {
            slow.setSoTimeout(30_000);
            slow.getOutputStream().write(bytes("""
                    POST /api/v1/oauth/token HTTP/1.1
                    Host: localhost:%d
                    Content-Type: application/x-www-form-urlencoded
                    Content-Length: %d
                    Connection: close

                    """.formatted(product.address().getPort(), FORM.length())
                    .replace("\n", "\r\n")));
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(product::stopApplication);
            await().atMost(PATIENCE)
                    .until(() -> balancer.get("/actuator/health/readiness").statusCode() == 503);
            assertThat(balancer.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(new Visitor(product.address()).get("/sign-in").statusCode())
                    .as("of somebody who is still sent here")
                    .isEqualTo(200);
            int sent = 0;
            while (isTaken()) {
                slow.getOutputStream().write(bytes(FORM.substring(sent, ++sent)));
            }
            slow.getOutputStream().write(bytes(FORM.substring(sent)));
            assertThat(new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401")
                    .contains("invalid_client");
            stopped.join();
        }
        assertThat(product.log()).contains("Stopping; requests are served for another 4 s");
    }

    /** Whether a new connection gets an answer. */
    private boolean isTaken() throws InterruptedException {
        Thread.sleep(500);
        try {
            return at(product.address()).get("/actuator/health/liveness").statusCode() == 200;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        return new Socket("localhost", product.address().getPort());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String figures() {
        return monitoring.get("/actuator/prometheus").body();
    }

    private static Visitor at(URI address) {
        return new Visitor(address).with("Accept", "*/*");
    }
}
