package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load balancer asks a node. */
class ProbesIT {

    private final RunningProduct product = RunningProduct.shared();

    @ParameterizedTest
    @ValueSource(strings = {"liveness", "readiness"})
    void aLoadBalancerHearsFromANodeUnderItsAddressWithoutAnythingElse(String probe) throws IOException {
        String answer = ask("/actuator/health/" + probe);
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer).endsWith("{\"status\":\"UP\"}");
    }

    @Test
    void everythingElseIsRefusedUnderAnUnknownName() throws IOException {
        assertThat(ask("/actuator/health")).startsWith("HTTP/1.1 421");
        assertThat(ask("/actuator/health/readiness/db")).startsWith("HTTP/1.1 421");
        assertThat(ask("/sign-in")).startsWith("HTTP/1.1 421");
        HttpResponse<String> other = new Visitor(product.address()).get("/actuator/health/readinessState");
        assertThat(other.body()).doesNotContain("status");
    }

    /** A page that reaches this machine by DNS rebinding can set it. */
    @Test
    void noOtherHeaderNamesTheServer() throws IOException {
        String known = "localhost:" + product.address().getPort();
        assertThat(ask("/sign-in", "X-Forwarded-Host: " + known)).startsWith("HTTP/1.1 421");
        assertThat(ask("/sign-in", "Forwarded: host=" + known)).startsWith("HTTP/1.1 421");
    }

    private String ask(String path) throws IOException {
        return ask(path, "X-Nothing: 1");
    }

    private String ask(String path, String header) throws IOException {
        try (Socket socket = new Socket("localhost", product.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nHost: 10.20.32.17:%d\r\n%s\r\n\r\n"
                            .formatted(path, product.address().getPort(), header)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
