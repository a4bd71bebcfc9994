package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
