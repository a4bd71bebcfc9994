package dev.countersign.e2e.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Checkout;
import dev.countersign.e2e.product.Checkout.Finished;
import dev.countersign.e2e.product.Checkout.Started;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Wait;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** {@code ./countersign}: one command starts it, a sentence says why it cannot start, and it stops cleanly. */
@TestInstance(Lifecycle.PER_CLASS)
class LauncherE2E {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final int TERMINATED = 128 + 15;

    private final Checkout checkout = Checkout.shared();
    private Path folder;
    private Path data;
    private int port;
    private Started product;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        data = folder.resolve("data");
        port = freePort();
        product = startProduct();
    }

    @AfterAll
    void stop() throws InterruptedException {
        terminate(product);
    }

    @Test
    void aFreshCheckoutStartsWithOneCommandAndSaysWhereToGoWhomToBeAndWhereTheDataLies() throws IOException {
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(product.output())
                .contains("Countersign runs at http://localhost:" + port)
                .contains("marta@acme.test", "Approve or deny requests from your team.")
                .contains("the password of all is 'countersign'")
                .contains("Data and logs: " + data);
    }

    @Test
    void theSecondStartBuildsNothingAndFindsTheDataOfTheFirst() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            Seat ana = sit(chromium).signInWhereAsked("ana@acme.test", "requests");
            ana.newRequest("purchase-request")
                    .purchase("A thing to keep", "900")
                    .submitted();
            ProcessHandle postgres = postgres(data);

            assertThat(terminate(product)).isEqualTo(TERMINATED);
            awaitEnd(postgres);
            product = startProduct();

            Seat again = sit(chromium).signInWhereAsked("ana@acme.test", "requests");
            assertThat(again.myRequests().line("A thing to keep")).isVisible();
            assertThat(checkout.builds()).isEqualTo(1);
        }
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int takenPort = taken.getLocalPort();

            refuses(
                    1,
                    "Port %d cannot be used (Address already in use): stop the program that has it, or choose another with --port."
                            .formatted(takenPort),
                    "run",
                    "--port",
                    Integer.toString(takenPort),
                    "--data",
                    folder.resolve("never").toString());
        }
    }

    @Test
    void aFolderThatAnotherRunsOnIsRefused() throws Exception {
        refuses(
                1,
                "The data folder %s is in use by another Countersign: stop that one first, or choose another folder with --data."
                        .formatted(data),
                "run",
                "--port",
                Integer.toString(freePort()),
                "--data",
                data.toString());
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        refuses(
                1,
                "The data folder %s cannot be written: choose another with --data, or make it writable."
                        .formatted(file),
                "run",
                "--port",
                Integer.toString(freePort()),
                "--data",
                file.toString());
    }

    @Test
    void aFolderOfANewerVersionIsRefused() throws Exception {
        Path newer = Files.createDirectory(folder.resolve("newer"));
        Files.writeString(newer.resolve("version"), "postgresql=18 layout=999\n");

        refuses(
                1,
                "The data folder %s was written by a newer version of Countersign: start that version, or choose another folder with --data."
                        .formatted(newer),
                "run",
                "--port",
                Integer.toString(freePort()),
                "--data",
                newer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "eighty", "-1", ""})
    void whatIsNoPortIsRefused(String noPort) throws Exception {
        refuses(
                2,
                "countersign: A port is a number from 1 to 65535, and not '%s'.".formatted(noPort),
                "run",
                "--port",
                noPort);
    }

    @ParameterizedTest
    @CsvSource({
        "run --fast yes, There is no option --fast.",
        "run --port, Option --port needs a value.",
        "audit check, The command is \"audit verify\".",
        "audit verify --fix, There is no option --fix of audit verify.",
        "dance, There is no command dance."
    })
    void whatIsNotUnderstoodIsNamedAndTheUsageShown(String words, String sentence) throws Exception {
        Finished run = checkout.run(words.split(" "));

        assertThat(run.errors()).startsWith("countersign: " + sentence + "\nUsage: ./countersign run");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** What it prints for a shell to take. */
    private static String exported(String name, Started aws) throws IOException {
        Pattern export = Pattern.compile("^export " + name + "=(\\S+)$", Pattern.MULTILINE);
        Wait.until(name, START, () -> export.matcher(aws.output()).find());
        Matcher found = export.matcher(aws.output());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void theAwsEndpointRunsAlone() throws Exception {
        Path awsData = folder.resolve("aws-data");
        Started aws = checkout.start("local-aws", "--port", "0", "--data", awsData.toString());
        try {
            Pattern address = Pattern.compile("The AWS endpoint is (http\\S+); its data lies in " + awsData);
            Wait.until(
                    "the endpoint", START, () -> address.matcher(aws.output()).find());
            Matcher found = address.matcher(aws.output());
            assertThat(found.find()).isTrue();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(found.group(1)))
                                    .header("Content-Type", "application/x-amz-json-1.0")
                                    .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.body()).contains("MissingAuthenticationTokenException");
            try (SfnClient states = SfnClient.builder()
                    .endpointOverride(URI.create(exported("AWS_ENDPOINT_URL", aws)))
                    .region(Region.of(exported("AWS_REGION", aws)))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            exported("AWS_ACCESS_KEY_ID", aws), exported("AWS_SECRET_ACCESS_KEY", aws))))
                    .build()) {
                assertThat(states.listStateMachines().stateMachines()).isEmpty();
            }

            ProcessHandle postgres = postgres(awsData);
            assertThat(terminate(aws)).isEqualTo(TERMINATED);
            awaitEnd(postgres);
        } finally {
            aws.process().destroyForcibly();
        }
    }

    /** PostgreSQL has stopped before the launcher ends, but its process id may exist a moment longer. */
    private static void awaitEnd(ProcessHandle process) {
        Wait.until("the end of PostgreSQL", Duration.ofSeconds(10), () -> !process.isAlive());
    }

    private void refuses(int exitCode, String sentence, String... arguments) throws IOException, InterruptedException {
        Finished run = checkout.run(arguments);

        assertThat(run.errors().lines()).containsExactly(sentence);
        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    private Started startProduct() throws IOException {
        Started started = checkout.start("run", "--port", Integer.toString(port), "--data", data.toString());
        Wait.until(
                "the welcome or an end",
                START,
                () -> !started.process().isAlive() || started.output().contains("Countersign runs at"));
        assertThat(started.process().isAlive()).as(started.errors()).isTrue();
        return started;
    }

    private Seat sit(Chromium chromium) {
        return Seat.at(chromium.window(Window.DESK), URI.create("http://localhost:" + port), Window.DESK.label());
    }

    private static int terminate(Started run) throws InterruptedException {
        run.process().destroy();
        assertThat(run.process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return run.process().exitValue();
    }

    private static ProcessHandle postgres(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
