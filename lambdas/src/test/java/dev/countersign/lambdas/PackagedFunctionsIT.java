package dev.countersign.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function answers from the very file that is deployed, started by AWS's own runtime client in a process of its own. */
class PackagedFunctionsIT {

    private static final Path PACKAGED = Path.of("target", "functions.zip");

    @TempDir
    static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(PACKAGED))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = unpacked.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy((InputStream) zip, file);
                }
            }
        }
    }

    @Test
    void policyCheckDecides() throws Exception {
        RuntimeApi.Answer answer = invoke(PolicyCheckHandler.class, Map.of(), """
                {"table": {"hit": "first", "rules": [{"when": {"amount.amount": "> 10"}, "outcome": "flag", "reason": "Large."},
                 {"when": {}, "outcome": "allow"}]}, "form": {"amount": {"amount": 11}}, "requester": {"locale": "en"}}""");
        assertThat(answer.kind()).isEqualTo("response");
        assertThat(answer.body()).contains("\"outcome\":\"flag\"", "Large.");
    }

    @Test
    void whatCannotBeDecidedIsAnErrorWithTheNameOfItsClass() throws Exception {
        RuntimeApi.Answer answer = invoke(PolicyCheckHandler.class, Map.of(), "{\"table\": null}");
        assertThat(answer.kind()).isEqualTo("error");
        assertThat(answer.body()).contains("MalformedTable");
    }

    @Test
    void sendEmailReportsWhatItCouldNotSend() throws Exception {
        Map<String, String> noServer =
                Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", "1", "MAIL_FROM", "Countersign <no-reply@example.test>");
        RuntimeApi.Answer answer = invoke(
                SendEmailHandler.class, noServer, "{\"Records\": [{\"messageId\": \"m1\", \"body\": \"no letter\"}]}");
        assertThat(answer.kind()).isEqualTo("response");
        assertThat(answer.body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    }

    private static RuntimeApi.Answer invoke(Class<?> handler, Map<String, String> environment, String event)
            throws Exception {
        try (RuntimeApi api = new RuntimeApi()) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            String.join(
                                    File.pathSeparator,
                                    unpacked.toString(),
                                    unpacked.resolve("lib") + "/*",
                                    jar(AWSLambda.class),
                                    jar(Class.forName(
                                            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer"))),
                            AWSLambda.class.getName(),
                            handler.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(unpacked.resolve("log.txt").toFile());
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(Map.of(
                            "AWS_LAMBDA_RUNTIME_API", api.address(),
                            "AWS_LAMBDA_FUNCTION_NAME", "function",
                            "AWS_LAMBDA_FUNCTION_VERSION", "1",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                            "AWS_LAMBDA_LOG_GROUP_NAME", "log",
                            "AWS_LAMBDA_LOG_STREAM_NAME", "log",
                            "AWS_REGION", "us-east-1",
                            "_HANDLER", handler.getName(),
                            "LAMBDA_TASK_ROOT", unpacked.toString()));
            Process process = builder.start();
            try {
                return api.invoke(event);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static String jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Test
    void nothingOfTestsIsPackaged() throws IOException {
        try (var files = Files.list(unpacked.resolve("lib"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).noneMatch(name -> name.matches("(junit|greenmail|assertj|aws-lambda-java-runtime).*"));
            assertThat(names).anyMatch(name -> name.startsWith("aws-lambda-java-core"));
        }
    }
}
