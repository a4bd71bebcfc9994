package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** PostgreSQL accepts connections and does not answer, as with a hung disk or a swapping machine. */
@Tag("crash")
class FrozenDatabaseIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

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
        signal("STOP");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> refused =
                    threads.submit(() -> new Visitor(product.address()).get("/login/oauth2/code/acme?error=x&state=x"));
            Future<HttpResponse<String>> provider = threads.submit(() ->
                    new Visitor(product.address()).submit(form, "/provider/sign-in", Map.of("email", "ana@acme.test")));
            assertThat(refused.get().statusCode()).isEqualTo(503);
            assertThat(refused.get().headers().firstValue("Retry-After")).hasValue("30");
            assertThat(provider.get().statusCode()).as("of the provider").isLessThan(500);
        }
        signal("CONT");
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() ->
                        new Visitor(product.address()).signIn("ana@acme.test").statusCode() == 200);
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
