package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The memory that the server uses for a browser, and how long it waits for one. */
class MemoryLimitsIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Visitor ana = new Visitor(product.address());

    @Test
    void aMessageThatIsLargerThanAnyFormIsNotTaken() {
        ana.signIn("ana@acme.test");
        ana.view("inbox");
        assertThat(ana.postJson("/?v-r=uidl&v-uiId=0", "{\"a\":\"" + "x".repeat(1_100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(ana.get("/inbox").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void aTextThatIsLongerThanAnyFieldMayBeIsNotKept() {
        ana.signIn("ana@acme.test");
        ana.view("new/purchase-request");
        assertThat(ana.postJson(
                                "/?v-r=uidl&v-uiId=0",
                                "{\"syncId\":1,\"clientId\":1,\"rpc\":[{\"type\":\"mSync\",\"node\":7,\"feature\":1,\"property\":\"value\",\"value\":\""
                                        + "x".repeat(150_001) + "\"}]}")
                        .statusCode())
                .isEqualTo(413);
    }

    /** Pages only listen there. Vaadin would handle it without the checks of other messages. */
    @Test
    void aMessageByTheConnectionForChangesIsNotHandled() {
        ana.signIn("ana@acme.test");
        ana.view("inbox");
        int logged = product.log().length();
        ana.postJson(
                "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling&X-Atmosphere-tracking-id=0", "{}");
        assertThat(product.log().substring(logged)).contains("A message by the connection for changes was ignored");
    }

    /** Each compressed connection would keep 48 KiB of heap, and the memory of zlib. */
    @Test
    void theConnectionForChangesIsNotCompressed() throws IOException {
        ana.signIn("ana@acme.test");
        ana.view("inbox");
        int port = product.address().getPort();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                            GET /VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket&X-Atmosphere-tracking-id=0 HTTP/1.1
                            Host: localhost:%1$d
                            Origin: http://localhost:%1$d
                            Cookie: countersign-%1$d=%2$s
                            Connection: Upgrade
                            Upgrade: websocket
                            Sec-WebSocket-Version: 13
                            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                            Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

                            """.formatted(port, ana.cookie("countersign-" + port))
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head =
                    answer.lines().takeWhile(line -> !line.isEmpty()).toList();
            assertThat(head.getFirst()).startsWith("HTTP/1.1 101");
            assertThat(head).noneMatch(line -> line.startsWith("Sec-WebSocket-Extensions"));
        }
    }

    @Test
    void ofManyPagesOfOneSessionTheOldestGo() {
        ana.signIn("ana@acme.test");
        for (int page = 0; page < 21; page++) {
            assertThat(ana.view("inbox")).contains("Countersign");
        }
        assertThat(ana.post("/?v-r=heartbeat&v-uiId=0", Map.of()).statusCode())
                .as("the first")
                .isEqualTo(404);
        assertThat(ana.post("/?v-r=heartbeat&v-uiId=20", Map.of()).statusCode())
                .as("the last")
                .isEqualTo(200);
    }

    @Test
    void nobodyTricklesABody() {
        WebServerApplicationContext web = (WebServerApplicationContext) product.context();
        var connector = ((TomcatWebServer) Objects.requireNonNull(web.getWebServer()))
                .getTomcat()
                .getConnector();
        assertThat(connector.getProperty("connectionUploadTimeout")).isEqualTo(10_000);
        assertThat(connector.getProperty("disableUploadTimeout")).isEqualTo(false);
        assertThat(connector.getProperty("connectionTimeout")).isEqualTo(10_000);
    }
}
