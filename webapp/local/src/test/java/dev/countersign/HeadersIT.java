package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The security headers of every kind of response. */
class HeadersIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Visitor ana = new Visitor(product.address());

    private Visitor visitor = new Visitor(product.address());

    static Stream<String> paths() {
        return Stream.concat(
                product.pages().stream()
                        .map(template -> template.replaceAll(":[^/]+", "018f3b1e-0000-7000-8000-000000000000"))
                        .map(path -> path.startsWith("/") ? path : "/" + path),
                Stream.of(
                        "/",
                        "/?v-r=init&query=&location=inbox",
                        "/?v-r=uidl&v-uiId=0",
                        "/?v-r=heartbeat&v-uiId=0",
                        "/?v-r=nonsense",
                        "/VAADIN/push?v-uiId=0",
                        "/VAADIN/nothing.js",
                        "/VAADIN/dynamic/resource/0/1/nothing",
                        "/nowhere",
                        "/sign-in",
                        "/sign-in?why=ended",
                        "/sign-in/unknown",
                        "/sign-in?a=%ff",
                        "/sign-in/%2e%2e;/",
                        "/oauth2/authorization/acme",
                        "/oauth2/authorization/nope",
                        "/login/oauth2/code/acme?state=x&code=y",
                        "/login/oauth2/code/nope?state=x&code=y",
                        "/logout",
                        "/error",
                        "/favicon.ico",
                        "/actuator/health",
                        "/countersign/plain.css",
                        "/countersign/mark.svg",
                        "/countersign/none.css",
                        "/aura/aura.css",
                        "/aura/fonts/none.woff2",
                        "/local/mailbox",
                        "/provider/sign-in",
                        "/provider/authorize",
                        "/provider/keys"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyAnswerToAStrangerCarriesThem(String path) {
        overTls();
        isSafe(visitor.get(path));
        isSafe(visitor.send("HEAD", path));
        isSafe(visitor.send("POST", path));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyAnswerToWhoIsSignedInCarriesThem(String path) {
        signIn();
        overTls();
        isSafe(visitor.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "NONSENSE"})
    void whateverTheMethod(String method) {
        overTls();
        isSafe(visitor.send(method, "/sign-in"));
    }

    /** So malformed that no filter sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in<script> HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /a\\b HTTP/1.1",
                "GET /sign-in HTTP/1.1\r\nHost: a b",
                "NO\u0001NSENSE / HTTP/1.1",
                "GET / HTTP/9.9",
                "OPTIONS * HTTP/1.1",
                "TRACE / HTTP/1.1",
                "TRACE / HTTP/1.1\r\nHost: evil.example",
                "TOO_MANY_COOKIES"
            })
    void alsoWhatTomcatItselfRefuses(String given) throws IOException {
        String head =
                given.equals("TOO_MANY_COOKIES") ? "GET /sign-in HTTP/1.1\r\nCookie: " + "a=b; ".repeat(250) : given;
        String answer = raw(head + "\r\nConnection: close\r\n"
                + (head.contains("Host:") ? "" : "Host: " + product.address().getAuthority() + "\r\n") + "\r\n");
        assertThat(answer)
                .as(head)
                .matches(head.startsWith("OPTIONS") ? "(?s)HTTP/1.1 200.*" : "(?s)HTTP/1.1 [45]\\d\\d.*");
        assertThat(answer)
                .as(head)
                .contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'")
                .contains("Cache-Control: no-store")
                .doesNotContain("Tomcat", "script>");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(product.address().getHost(), product.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The next person at the browser could read a cached page. Static files hold no secret and are cached. */
    @ParameterizedTest
    @MethodSource("paths")
    void nothingButFilesIsKept(String path) {
        signIn();
        HttpResponse<String> answer = visitor.get(path);
        String cache = answer.headers().firstValue("Cache-Control").orElse("");
        List<String> files = List.of("/countersign/", "/aura/", "/favicon.ico", "/VAADIN/");
        boolean hasNoContent = answer.statusCode() == 200 && answer.body().isEmpty();
        if (!hasNoContent && files.stream().noneMatch(path::startsWith)) {
            assertThat(cache).as("%s %s", path, answer.headers().map()).contains("no-store");
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPageOfAnotherOriginMayReadAnAnswer(String path) {
        signIn();
        visitor.with("Origin", "https://evil.example");
        for (String method : List.of("GET", "OPTIONS")) {
            HttpResponse<String> answer =
                    visitor.with("Access-Control-Request-Method", "POST").send(method, path);
            assertThat(answer.headers().map().keySet())
                    .as("%s %s", method, path)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whatAnAnswerContainsHasATypeAndTextItsCharacterSet(String path) {
        signIn();
        HttpResponse<String> answer = visitor.get(path);
        if (!answer.body().isEmpty()) {
            assertThat(answer.headers().allValues("Content-Type"))
                    .as(path)
                    .hasSize(1)
                    .allMatch(type -> !type.startsWith("text/html")
                            || type.toLowerCase(Locale.ROOT).contains("charset=utf-8"));
        }
    }

    /** One session serves all tests, and a new one takes its place if it has ended. */
    private void signIn() {
        if (ana.get("/inbox").statusCode() != 200) {
            ana.signIn("ana@acme.test");
        }
        visitor = ana.inTheSameSession();
    }

    /** The headers of a proxy with TLS. */
    private void overTls() {
        visitor.with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Port", String.valueOf(product.address().getPort()));
    }

    private static void isSafe(HttpResponse<String> answer) {
        Map<String, List<String>> headers = answer.headers().map();
        String what = answer.request().method() + " " + answer.uri() + " " + answer.statusCode() + " " + headers;
        assertThat(headers.get("x-content-type-options")).as(what).isEqualTo(List.of("nosniff"));
        assertThat(headers.get("x-frame-options")).as(what).isEqualTo(List.of("DENY"));
        assertThat(headers.get("referrer-policy")).as(what).isEqualTo(List.of("same-origin"));
        assertThat(headers.get("permissions-policy")).as(what).hasSize(1);
        assertThat(headers.get("strict-transport-security"))
                .as(what)
                .hasSize(1)
                .allSatisfy(strict -> assertThat(strict).contains("max-age=31536000", "includeSubDomains"));
        assertThat(headers.get("cross-origin-opener-policy")).as(what).isEqualTo(List.of("same-origin"));
        assertThat(headers.get("content-security-policy"))
                .as(what)
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy)
                        .contains("frame-ancestors 'none'", "default-src")
                        .doesNotContain("'unsafe-inline' 'unsafe-eval'"));
        assertThat(headers).as(what).doesNotContainKeys("server", "x-powered-by");
    }
}
