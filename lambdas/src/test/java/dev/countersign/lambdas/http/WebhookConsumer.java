package dev.countersign.lambdas.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program that gets webhooks, written as docs/webhooks.md says and from nothing else: it takes what is signed, and does each delivery once. */
final class WebhookConsumer implements AutoCloseable {

    private final String secret;
    private final Service service;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<String> done = new CopyOnWriteArrayList<>();

    WebhookConsumer(String secret) {
        this.secret = secret;
        this.service = new Service(this::take);
    }

    private void take(HttpExchange exchange) throws IOException {
        Service.Asked asked = service.asked().getLast();
        if (!isGenuine(asked.header("Countersign-Signature"), asked.body())) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        if (known.add(asked.header("Countersign-Delivery"))) {
            done.add(asked.body());
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private boolean isGenuine(String header, String body) {
        Map<String, String> parts = Arrays.stream(header.split(",", -1))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String time = parts.getOrDefault("t", "0");
        boolean fresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) < 300;
        return fresh
                && MessageDigest.isEqual(
                        hmac(time + "." + body).getBytes(StandardCharsets.UTF_8),
                        parts.getOrDefault("v1", "").getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return service.address();
    }

    String host() {
        return service.host();
    }

    /** The bodies of the deliveries, each once. */
    List<String> done() {
        return done;
    }

    int calls() {
        return service.asked().size();
    }

    @Override
    public void close() {
        service.close();
    }
}
