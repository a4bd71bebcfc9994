package dev.countersign.api;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the interface of the running product with a token. */
public final class Program {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI server;
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Program(URI server) {
        this.server = server;
    }

    /** With a person's own token. */
    static Program of(RunningProduct product, Actor actor, Scope... scopes) {
        return new Program(product.address())
                .token(token(product, actor, scopes).secret());
    }

    public static TokenResult.Created token(RunningProduct product, Actor actor, Scope... scopes) {
        return (TokenResult.Created) product.get(AccessTokens.class).create(actor, "Test", Set.of(scopes), 7);
    }

    public Program token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Sends this header with every call from now on. */
    public Program with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Program without(String header) {
        headers.remove(header);
        return this;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, "");
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    HttpResponse<String> send(String method, String path, @Nullable String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .method(
                        method,
                        type == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** What tells the problem in the answer from others. */
    static String problem(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + json(answer).path("type").asString("").replace("urn:countersign:problem:", "");
    }
}
