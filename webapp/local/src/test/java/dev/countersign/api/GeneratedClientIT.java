package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.token.Scope;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAPI Generator, a public program, finds no fault in the document, and the client that it makes of it drives a purchase. */
class GeneratedClientIT {

    private static final Path GENERATOR = Path.of("target/generator/openapi-generator-cli.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    private static final String JOURNEY = """
            import client.ApiClient;
            import client.api.ApprovalsApi;
            import client.api.RequestsApi;
            import client.model.NewDecision;
            import client.model.NewRequestBody;
            import java.util.Map;
            import java.util.UUID;

            public final class Journey {
                private static ApiClient client(String server, String token) {
                    ApiClient client = new ApiClient();
                    client.updateBaseUri(server);
                    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
                    return client;
                }

                public static String submit(String server, String token, String title) throws Exception {
                    NewRequestBody body = new NewRequestBody()
                            .template("purchase-request")
                            .form(Map.of(
                                    "title", title, "amount", Map.of("amount", 300, "currency", "EUR"), "supplier", "Rivas",
                                    "budget", "office", "reason", "The old ones broke."));
                    return new RequestsApi(client(server, token)).submitRequest(body, null).getId().toString();
                }

                public static String decide(String server, String token, String approval) throws Exception {
                    ApprovalsApi approvals = new ApprovalsApi(client(server, token));
                    int revision = approvals.getApproval(UUID.fromString(approval), null).getRequest().getRevision();
                    NewDecision decision = new NewDecision().verdict(NewDecision.VerdictEnum.APPROVE).revision(revision);
                    return approvals.decideApproval(UUID.fromString(approval), decision, null, null).getId().toString();
                }

                public static String status(String server, String token, String request) throws Exception {
                    return new RequestsApi(client(server, token)).getRequest(UUID.fromString(request), null).getStatus();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aClientThatAPublicGeneratorMakesDrivesAPurchase() throws Exception {
        Path document = Files.writeString(
                folder.resolve("openapi.json"),
                new Program(product.address()).get("/api/v1/openapi.json").body());
        assertThat(java("-jar", GENERATOR.toString(), "validate", "-i", document.toString()))
                .contains("No validation issues detected");
        java(
                "-jar",
                GENERATOR.toString(),
                "generate",
                "-i",
                document.toString(),
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                folder.resolve("client").toString(),
                "--additional-properties=apiPackage=client.api,modelPackage=client.model,invokerPackage=client,openApiNullable=false,useJakartaEe=true",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        try (URLClassLoader client = compiled()) {
            purchase(client);
        }
    }

    private void purchase(ClassLoader client) throws ReflectiveOperationException {
        Actor ana = acme.actor("ana");
        Actor marta = acme.actor("marta");
        String anas = Program.token(product, ana, Scope.REQUESTS_READ, Scope.REQUESTS_WRITE)
                .secret();
        String martas = Program.token(product, marta, Scope.APPROVALS_READ, Scope.APPROVALS_DECIDE)
                .secret();
        String request = call(client, "submit", anas, "Generated " + UUID.randomUUID());
        ApprovalId approval = acme.waitingFor(marta, new RequestId(UUID.fromString(request)));
        assertThat(call(client, "decide", martas, approval.toString())).isNotEmpty();
        await().atMost(PATIENCE)
                .until(() -> call(client, "status", anas, request).equals("approved"));
    }

    private static String call(ClassLoader client, String method, String token, String about)
            throws ReflectiveOperationException {
        return (String) client.loadClass("Journey")
                .getMethod(method, String.class, String.class, String.class)
                .invoke(null, product.address().toString(), token, about);
    }

    private URLClassLoader compiled() throws IOException, InterruptedException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> libraries =
                new ArrayList<>(List.of(GENERATOR.toAbsolutePath().toString()));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("jakarta.annotation-api"))
                .forEach(libraries::add);
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-d", classes.toString(), "-cp", String.join(File.pathSeparator, libraries)));
        arguments.add(Files.writeString(folder.resolve("Journey.java"), JOURNEY).toString());
        try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        run("javac", arguments);
        List<URL> places = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String library : libraries) {
            places.add(Path.of(library).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        return run("java", List.of(arguments));
    }

    private static String run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", program).toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
