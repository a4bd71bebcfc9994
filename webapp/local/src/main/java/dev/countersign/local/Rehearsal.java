package dev.countersign.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;

/** Requests once what browsers request first after a restart, so that the AOT cache holds the code for it. */
final class Rehearsal {

    private static final List<String> PATHS =
            List.of("/sign-in", "/", "/?v-r=init&query=&location=", "/provider/sign-in", "/nothing-there");

    private Rehearsal() {}

    static void visit(ApplicationContext context) throws IOException {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            for (var path : PATHS) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header(HttpHeaders.ACCEPT, "text/html")
                                .build(),
                        BodyHandlers.discarding());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
