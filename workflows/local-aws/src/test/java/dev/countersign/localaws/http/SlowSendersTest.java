package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.account.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who send a byte now and then to hold a connection. */
@Timeout(60)
class SlowSendersTest {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final Duration BETWEEN_BYTES = Duration.ofMillis(20);

    private Endpoint endpoint;

    @BeforeEach
    void open() throws IOException {
        endpoint = Endpoint.bind(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Endpoint.Limits(LIMIT, LIMIT));
        endpoint.serve(
                List.of(), new Gate(new PageGuard(endpoint.address(), Set.of()), null), new Ids(new SecureRandom()));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private Socket connect() throws IOException {
        var socket =
                new Socket(endpoint.address().getAddress(), endpoint.address().getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private String head() {
        return "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + endpoint.address().getPort() + "\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends this again and again, until the other side does not take it any more. */
    private static void trickle(Socket socket, String text) throws IOException {
        socket.setSoTimeout(1);
        while (true) {
            try {
                send(socket, text);
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException nothingSaid) {
                LockSupport.parkNanos(BETWEEN_BYTES.toNanos());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void headersThatNeverEndAreGivenUp() throws IOException {
        try (var socket = connect()) {
            send(socket, head());
            trickle(socket, "X");
        }
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() throws IOException {
        try (var socket = connect()) {
            send(socket, head() + "Content-Length: 1000000\r\n\r\n");
            trickle(socket, "x");
        }
    }

    @Test
    void aConnectionOnWhichNothingComesIsGivenUp() throws IOException {
        try (var socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aSecondRequestThatNeverEndsIsGivenUpToo() throws IOException {
        try (var socket = connect()) {
            send(socket, head() + "Content-Length: 0\r\n\r\n");
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            send(socket, head());
            trickle(socket, "X");
        }
    }

    @Test
    void aConnectionThatWasUsedWaitsLongerForItsNextRequest() throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(10_000);
            for (int request = 0; request < 3; request++) {
                send(socket, head() + "Content-Length: 0\r\n\r\n");
                assertThat(answer(socket)).contains("HTTP/1.1 404");
                LockSupport.parkNanos(LIMIT.toNanos() * 2);
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("}")) {
            var next = socket.getInputStream().read();
            assertThat(next).as(text.toString()).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(10_000);
            send(socket, head() + "X-Long: " + "x".repeat(9 << 10) + "\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 431");
        }
    }
}
