package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriComponentsBuilder;

/** PostgreSQL accepts connections and does not answer, as with a hung disk or a swapping machine. */
@Tag("crash")
class FrozenDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** The characters of a tenant and a secret. */
    private static final int TOKEN = 64;

    private final RunningProduct product = RunningProduct.shared();

    @AfterEach
    void thaw() throws Exception {
        signal("CONT");
    }

    @Test
    void aPageThatIsOpenedSaysSoInTimeAndEverythingGoesOnAfterwards() throws Exception {
        Visitor ana = new Visitor(product.address()).with("Accept-Language", "en");
        assertThat(ana.signIn("ana@acme.test").statusCode()).isEqualTo(200);
        assertThat(ana.view("requests")).doesNotContain("error-page");

        signal("STOP");
        Instant begun = Instant.now();
        String page = ana.view("requests");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
        assertThat(page).contains("The database is not responding", "nothing was lost", "Try again");

        signal("CONT");
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> !ana.view("requests").contains("error-page"));
    }

    /** The filters of the sign-in record what they refuse. */
    @Test
    void aSignInIsAnsweredThatItCanBeTriedLater() throws Exception {
        HttpResponse<String> form = new Visitor(product.address()).open("/oauth2/authorization/acme");
        Visitor begun = new Visitor(product.address());
        String state = state(begun);
        signal("STOP");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> refused =
                    threads.submit(() -> begun.get("/login/oauth2/code/acme?error=x&state=" + state));
            Future<HttpResponse<String>> provider = threads.submit(() ->
                    new Visitor(product.address()).submit(form, "/provider/sign-in", Map.of("email", "ana@acme.test")));
            assertThat(refused.get().statusCode()).isEqualTo(503);
            assertThat(refused.get().headers().firstValue("Retry-After")).hasValue("30");
            assertThat(provider.get().statusCode()).as("of the provider").isLessThan(500);
        }
        recover();
    }

    /** The state of a sign-in that this browser has begun. */
    private static String state(Visitor visitor) {
        String location = visitor.get("/oauth2/authorization/acme")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Objects.requireNonNull(UriComponentsBuilder.fromUriString(location)
                .build()
                .getQueryParams()
                .getFirst("state"));
    }

    /** The look at the token is the first that needs the database. */
    @Test
    void aCallOfAProgramIsAnsweredThatItCanBeTriedLater() throws Exception {
        String token = "csp_" + "A".repeat(TOKEN);
        signal("STOP");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String path : List.of("/api/v1/requests", "/api/scim/v2/Users", "/api/v1/openapi.json", "/mcp")) {
                HttpRequest call = HttpRequest.newBuilder(product.address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build();
                HttpResponse<String> answer = threads.submit(
                                () -> HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()))
                        .get();
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).as(path).hasValue("30");
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as(path)
                        .contains("json");
                assertThat(answer.body()).as(path).contains("503");
            }
        }
        recover();
    }

    private void recover() throws Exception {
        signal("CONT");
        await().atMost(RECOVERY).ignoreExceptions().until(() -> {
            Visitor ana = new Visitor(product.address());
            ana.signIn("ana@acme.test");
            return ana.view("requests").contains("My requests");
        });
    }

    /** The node lives: another one in its place would have the same database. */
    @Test
    void aLoadBalancerHearsThatTheNodeIsNotReadyAndThenThatItIs() throws Exception {
        // Another test may have frozen the database just before.
        await().atMost(RECOVERY).until(() -> probe("readiness") == 200);
        signal("STOP");
        await().atMost(PATIENCE).until(() -> probe("readiness") == 503);
        assertThat(probe("liveness")).isEqualTo(200);
        signal("CONT");
        await().atMost(RECOVERY).until(() -> probe("readiness") == 200);
    }

    private int probe(String name) {
        return new Visitor(product.address())
                .with("Accept", "*/*")
                .get("/actuator/health/" + name)
                .statusCode();
    }

    private void signal(String name) throws IOException, InterruptedException {
        Path pid = Path.of(product.get(Environment.class).getRequiredProperty("countersign.data-dir"))
                .resolve("postgres/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .orElseThrow();
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name),
                        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                                .map(process -> Long.toString(process.pid())))
                .toList();
        // A backend may have ended meanwhile; kill reports that, and it does not matter.
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
