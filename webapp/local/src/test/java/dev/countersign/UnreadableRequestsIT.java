package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that servers read wrongly. What no browser sends is answered as a bad request, and the log stays short. */
class UnreadableRequestsIT {

    private static final Pattern UPLOAD = Pattern.compile("VAADIN/dynamic/resource/[^\"]+/upload");

    /** Signed in once, since attempts are limited. */
    private static final Visitor ANA = signedIn();

    private final RunningProduct product = RunningProduct.shared();

    private static Visitor signedIn() {
        Visitor ana = new Visitor(RunningProduct.shared().address());
        ana.signIn("ana@acme.test");
        return ana;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "chunk without a size, 'Content-Type: application/x-www-form-urlencoded|Transfer-Encoding: chunked||ZZZ|abc|0||'",
        "chunk of a size below zero, 'Content-Type: application/x-www-form-urlencoded|Transfer-Encoding: chunked||-1|abc|0||'",
        "parts without a boundary, 'Content-Type: multipart/form-data|Content-Length: 3||abc'",
        "parts that break off, 'Content-Type: multipart/form-data; boundary=x|Content-Length: 5||--x|a'",
        "name that cannot be decoded, 'Content-Type: application/x-www-form-urlencoded|Content-Length: 5||%zz=1'",
    })
    void aBodyThatCannotBeReadIsABadRequest(String what, String rest) throws IOException {
        int logged = product.log().length();
        assertThat(statusOf("POST /sign-in HTTP/1.1|Host: %s|Connection: close|".formatted(host()) + rest))
                .isEqualTo(400);
        assertThat(product.log().substring(logged)).doesNotContain("ERROR", "Exception");
    }

    /** Tomcat writes only the first of a day, so that the level counts, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /decide/s3cret[ HTTP/1.1|Host: %s|Connection: close||",
                "GET /sign-in HTTP/1.1|Host: %s|Cookie: JSESSIONID=s3\u0007cret; s3cret\u0001|Connection: close||",
                "GET /sign-in?s3cret=%%zz HTTP/1.1|Host: %s|Connection: close||",
            })
    void whatCannotBeParsedIsNotLoggedSinceItMayBeSecret(String request) throws IOException {
        int logged = product.log().length();
        statusOf(request.formatted(host()));
        assertThat(product.log().substring(logged)).doesNotContain("s3", "cret");
        for (String logger : List.of(
                "org.apache.coyote.http11.Http11Processor",
                "org.apache.tomcat.util.http.parser.Cookie",
                "org.apache.tomcat.util.http.Parameters")) {
            assertThat(LoggerFactory.getLogger(logger).isInfoEnabled())
                    .as(logger)
                    .isFalse();
        }
    }

    /** Of somebody who is signed in, since others are refused before. */
    @ParameterizedTest
    @CsvSource({
        "/error, 404",
        "/error/x, 404",
        "/?v-r=init&location=%2F..%2F&query=, 400",
        "/?v-r=init&location=inbox&query=%25, 400",
        "/?v-r=heartbeat&v-uiId=abc, 400",
        "/?v-r=heartbeat&v-uiId=99999999999, 400",
        "/?v-r=uidl&v-uiId=-, 400",
        "/?v-r=push&v-uiId=x, 400",
    })
    void whatNoPageAsksForIsTheFaultOfWhoAsks(String path, int status) {
        int logged = product.log().length();
        assertThat(ANA.get(path).statusCode()).isEqualTo(status);
        assertThat(product.log().substring(logged)).doesNotContain("ERROR", "Exception");
    }

    /** Nobody is signed in, and the link does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/undo", "/delegate"})
    void whoTriesLinksIsToldTheSameWhateverTheySendAlong(String act) {
        int logged = product.log().length();
        HttpResponse<String> answer = new Visitor(product.address())
                .with("Origin", product.address().toString())
                .post("/decide/nothing" + act, Map.of("verdict", "forged\u2028line", "decision", "x", "click", "x"));
        assertThat(answer.statusCode()).isIn(404, 429);
        assertThat(product.log().substring(logged)).doesNotContain("WARN", "forged");
    }

    @Test
    void aFileIsTakenAsPagesSendItOnly() {
        Matcher place = UPLOAD.matcher(ANA.view("new/expense-report"));
        assertThat(place.find()).isTrue();
        int logged = product.log().length();
        String body = "--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n";

        assertThat(ANA.post(place.group(), "multipart/form-data; boundary=x", body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(ANA.post(place.group(), "multipart/mixed; boundary=\"", body).statusCode())
                .isEqualTo(400);
        assertThat(product.log().substring(logged)).doesNotContain("ERROR", "Exception");
    }

    @Test
    void aBrowserMayPreferManyLanguages() {
        String languages = IntStream.range(0, 1_000)
                .mapToObj(i -> "x" + (char) ('a' + i % 26))
                .collect(Collectors.joining(",", "es,", ""));
        HttpResponse<String> page = new Visitor(product.address())
                .with("Accept-Language", languages)
                .get("/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"es\"");
    }

    private String host() {
        return product.address().getAuthority();
    }

    /** The page behind it would stay blank. */
    @Test
    void anAddressThatIsTooLongIsRefusedWithASentenceAndTheLongestOneOpens() {
        Visitor visitor = new Visitor(RunningProduct.shared().address());
        HttpResponse<String> refused = visitor.get("/sign-in?q=" + "x".repeat(4_000));
        assertThat(refused.statusCode()).isEqualTo(414);
        assertThat(refused.body()).contains("This address is too long");
        assertThat(visitor.get("/sign-in?q=" + "%C3%A9".repeat(650)).statusCode())
                .isLessThan(400);
        String begin = "/?v-r=init&location=sign-in&query=" + "%25C3%25A9".repeat(650);
        assertThat(visitor.with("Referer", "http://localhost/sign-in?q=" + "%C3%A9".repeat(650))
                        .get(begin)
                        .statusCode())
                .as("not 400: a stranger has no session, and is told so")
                .isEqualTo(401);
    }

    private int statusOf(String request) throws IOException {
        try (Socket socket = new Socket("localhost", product.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring("HTTP/1.1 ".length()));
        }
    }
}
