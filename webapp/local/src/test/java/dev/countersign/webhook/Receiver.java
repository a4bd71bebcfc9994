package dev.countersign.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program that gets webhooks, and answers as a test says. */
final class Receiver implements AutoCloseable {

    /** What it was told. */
    record Told(@Nullable String delivery, @Nullable String attempt, JsonNode body) {

        String event() {
            return body.path("event").asString("");
        }

        String title() {
            return body.path("request").path("title").asString("");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Receiver() {
        this(0);
    }

    Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("Countersign-Delivery"),
                    exchange.getRequestHeaders().getFirst("Countersign-Attempt"),
                    JsonMapper.shared().readTree(body)));
            byte[] answer = ("status " + status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    void answers(int other) {
        status = other;
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/in";
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Told> told() {
        return told;
    }

    List<Told> about(String title) {
        return told.stream().filter(one -> one.title().equals(title)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
