package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LocalAwsOptionsTest {

    @Test
    void everythingCanBeSaidOnTheCommandLine() throws Exception {
        var options = LocalAwsOptions.parse(
                "--port",
                "7000",
                "--data",
                "here",
                "--bind",
                "0.0.0.0",
                "--database",
                "jdbc:postgresql://db/aws",
                "--function",
                "send-email=a.b.C",
                "--host",
                "aws.internal",
                "--event-source",
                "email=send-email",
                "--region",
                "eu-west-1",
                "--account",
                "123456789012",
                "--jar",
                "functions.jar");

        assertThat(options.port()).isEqualTo(7000);
        assertThat(options.bind()).isEqualTo("0.0.0.0");
        assertThat(options.data()).isEqualTo(Path.of("here"));
        assertThat(options.hosts()).containsExactly("aws.internal");
        assertThat(options.anonymous()).isFalse();
        assertThat(options.database()).isEqualTo("jdbc:postgresql://db/aws");
        assertThat(options.functions()).containsEntry("send-email", "a.b.C");
        assertThat(options.account()).isEqualTo(new Account("123456789012", "eu-west-1"));
        assertThat(options.jars()).containsExactly(Path.of("functions.jar"));
        assertThat(options.eventSources()).containsExactly(new EventSource("email", "send-email", 10, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --port 70000            | A port is a number from 0 to 65535
                    --port                  | Option --port needs a value
                    --database here         | A database is named as in jdbc:postgresql://host/name
                    --colour red            | There is no option --colour
                    --anonymous --bind 0.0.0.0 | With --anonymous it listens on loopback only, and not on 0.0.0.0
                    --function x            | needs two names with = between them
                    --account 12            | An account is a number of twelve digits, and not '12'
                    --region EU             | A region is named as in us-east-1, and not 'EU'
                    --event-source q=nobody | There is no function nobody for queue q to feed
                    """)
    void whatMakesNoSenseIsRefusedWithASentence(String line, String sentence) {
        assertThatThrownBy(() -> LocalAwsOptions.parse(line.split(" ")))
                .isInstanceOf(LocalAwsOptions.Wrong.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void itPrintsWhatAShellExportsAndSaysWhenItAsksForNoSignature() throws Exception {
        var keys = Keys.random();
        var database = new PGSimpleDataSource();
        var asked = LocalAwsOptions.parse().config(database, keys, Map.of());
        var anybody = LocalAwsOptions.parse("--anonymous").config(database, keys, Map.of());
        var endpoint = URI.create("http://127.0.0.1:4566");

        assertThat(LocalAwsMain.welcome(endpoint, "here", asked))
                .contains(
                        "export AWS_ENDPOINT_URL=http://127.0.0.1:4566\n",
                        "export AWS_REGION=us-east-1\n",
                        "export AWS_ACCESS_KEY_ID=" + keys.access().id() + "\n",
                        "export AWS_SECRET_ACCESS_KEY=" + keys.access().secret() + "\n");
        assertThat(LocalAwsMain.welcome(endpoint, "here", anybody))
                .contains("It asks for no signatures (--anonymous)")
                .doesNotContain(keys.access().secret());
    }

    @Test
    void whereItListensIsToldLast() throws Exception {
        var config = LocalAwsOptions.parse().config(new PGSimpleDataSource(), Keys.random(), Map.of());

        assertThat(LocalAwsMain.welcome(URI.create("http://127.0.0.1:4566"), "here", config))
                .endsWith("The AWS endpoint is http://127.0.0.1:4566; its data lies in here\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                    public void handleRequest(java.io.InputStream in, java.io.OutputStream out, com.amazonaws.services.lambda.runtime.Context context)
                            throws java.io.IOException {
                        out.write("\\"hello\\"".getBytes());
                    }
                }
                """, """
                implements com.amazonaws.services.lambda.runtime.RequestHandler<Greeting.Who, String> {
                    public record Who(String name) {}
                    public String handleRequest(Who who, com.amazonaws.services.lambda.runtime.Context context) {
                        return "hello" + (who.name() == null ? "" : who.name());
                    }
                }
                """})
    void aFunctionIsLoadedFromItsJar(String handler, @TempDir Path folder) throws Exception {
        var classes = folder.resolve("classes");
        var source = Files.writeString(folder.resolve("Greeting.java"), "public class Greeting " + handler);
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString()))
                .isZero();
        var options = LocalAwsOptions.parse("--function", "greet=Greeting", "--jar", classes.toString());

        try (var aws = LocalAws.start(options.config(TestDatabases.fresh(), TestClients.KEYS, options.loadFunctions())
                        .withBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
                var functions = TestClients.client(LambdaClient.builder(), aws.endpoint())) {
            assertThat(functions
                            .invoke(of -> of.functionName("greet"))
                            .payload()
                            .asUtf8String())
                    .isEqualTo("\"hello\"");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --function f=a.b.C                        | There is no class a.b.C: name its jar with --jar.
                    --function f=java.lang.String             | java.lang.String is no function
                    --function f=a.b.C --jar nowhere.jar      | There is no file nowhere.jar to load functions from.
                    """)
    void aFunctionThatCannotBeLoadedIsToldInASentence(String line, String sentence) throws Exception {
        var options = LocalAwsOptions.parse(line.split(" "));

        assertThatThrownBy(options::loadFunctions)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aTakenPortIsToldInASentence(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = LocalAwsOptions.parse(
                    "--port", Integer.toString(taken.getLocalPort()), "--data", folder.toString());
            var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

            assertThatThrownBy(() -> LocalAwsMain.run(options, nowhere, new CountDownLatch(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port %d is taken: stop what listens there, or choose another with --port."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInASentence() throws Exception {
        int port = freePort();
        var options = LocalAwsOptions.parse("--database", "jdbc:postgresql://127.0.0.1:" + port + "/aws");
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LocalAwsMain.run(options, nowhere, new CountDownLatch(1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Connection to 127.0.0.1:" + port + " refused");
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
