package dev.countersign.testing;

import dev.countersign.local.DemoAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A person with a browser without script: it stores cookies, follows redirects and sends forms. */
public final class Visitor {

    private static final int MOST_REDIRECTS = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI server;
    private final CookieManager cookies;
    private final HttpClient client;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html"));
    private JsonNode page = JSON.createObjectNode();

    public Visitor(URI server) {
        this(server, new CookieManager());
    }

    private Visitor(URI server, CookieManager cookies) {
        this.server = server;
        this.cookies = cookies;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Another one with the same cookies, who sends no header but those of a browser. */
    public Visitor inTheSameSession() {
        return new Visitor(server, cookies);
    }

    /** Sends this header with every request from now on. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** One response, without following redirects. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** A file, as it is. */
    public byte[] download(String path) {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends it as the script of a page does. */
    public HttpResponse<String> postJson(String path, String body) {
        return post(path, "application/json", body);
    }

    public HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The response after all redirects. */
    public HttpResponse<String> open(String path) {
        return follow(get(path));
    }

    /** Fills in the form with this action on the page and sends it; the other fields stay as they are. */
    public HttpResponse<String> submit(HttpResponse<String> page, String action, Map<String, String> fields) {
        return submitForm(page, "form[action=" + action + "]", fields);
    }

    /** The same with the form that this CSS selector finds. */
    public HttpResponse<String> submitForm(HttpResponse<String> page, String selector, Map<String, String> fields) {
        Document document = Jsoup.parse(page.body(), page.uri().toString());
        FormElement form = (FormElement) document.selectFirst(selector);
        if (form == null) {
            throw new AssertionError("no " + selector + " at " + page.uri() + ":\n" + page.body());
        }
        Map<String, String> all = new LinkedHashMap<>();
        form.formData().forEach(field -> all.put(field.key(), field.value()));
        all.putAll(fields);
        return follow(post(form.absUrl("action"), all));
    }

    /** Signs in as a person does, from the sign-in page by the provider's page to the wanted page. */
    public HttpResponse<String> signIn(String email) {
        return answerProvider(submit(open("/sign-in"), "/sign-in", Map.of("email", email)), email);
    }

    public HttpResponse<String> answerProvider(HttpResponse<String> providersPage, String email) {
        return submit(providersPage, "/provider/sign-in", Map.of("email", email, "password", DemoAccounts.PASSWORD));
    }

    /** Does what the script of a page does: starts it, navigates to the location, and returns the description of the page with all its texts. */
    public String view(String location) {
        String[] parts = location.split("\\?", 2);
        with("Accept", "*/*");
        HttpResponse<String> begun = get("/?v-r=init&query=&location=" + encode(parts[0]));
        if (begun.statusCode() != 200) {
            with("Accept", "text/html");
            return begun.body();
        }
        page = JSON.readTree(begun.body()).path("appConfig");
        ObjectNode event = JSON.createObjectNode();
        event.put("csrfToken", page.path("uidl").path("Vaadin-Security-Key").asString(""))
                .put("syncId", 0)
                .put("clientId", 0)
                .putArray("rpc")
                .addObject()
                .put("type", "event")
                .put("node", 1)
                .put("event", "ui-navigate")
                .putObject("data")
                .put("route", parts[0])
                .put("query", parts.length == 1 ? "" : parts[1])
                .put("appShellTitle", "")
                .put("trigger", "")
                .putNull("historyState");
        HttpResponse<String> drawn =
                send(request("/?v-r=uidl&v-uiId=" + page.path("v-uiId").asInt(0))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(event.toString())));
        with("Accept", "text/html");
        return drawn.body();
    }

    /** Opens the connection by which the page that was viewed last hears of changes. */
    public PushConnection listen() {
        String address =
                "/VAADIN/push?v-r=push&v-uiId=%d&v-pushId=%s&X-Atmosphere-Transport=websocket&X-Atmosphere-tracking-id=0"
                        .formatted(
                                page.path("v-uiId").asInt(0),
                                encode(page.path("uidl").path("Vaadin-Push-ID").asString("")));
        return PushConnection.open(client, server.resolve(address), cookies());
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    public String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " among " + cookies()));
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int redirects = 0; answer.statusCode() / 100 == 3; redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new AssertionError("redirected without end, at last from " + answer.uri());
            }
            String location = answer.headers().firstValue("Location").orElseThrow();
            answer = get(answer.uri().resolve(location).toString());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
