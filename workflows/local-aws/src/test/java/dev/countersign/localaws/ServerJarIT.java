package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the endpoint alone, as somebody runs it who has nothing else of it. */
@Timeout(120)
class ServerJarIT {

    @TempDir
    Path folder;

    @Test
    void itRunsWithNothingElseAndTellsFirstAndLastWhereItListens() throws Exception {
        var process = java("--port", "0", "--data", folder.toString());
        try (var output = process.inputReader()) {
            var lines = until(output, "The AWS endpoint is ");

            assertThat(lines.getFirst()).isEqualTo("Starting the AWS endpoint on 127.0.0.1");
            var address = lines.getLast().replaceAll("The AWS endpoint is (\\S+);.*", "$1");
            try (var http = HttpClient.newHttpClient()) {
                var health =
                        HttpRequest.newBuilder(URI.create(address + "/_health")).build();
                assertThat(http.send(health, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("{\"status\":\"UP\"}");
            }
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void itListsItsOptions() throws Exception {
        var process = java("--help");
        try (var output = process.inputReader()) {
            assertThat(output.lines().toList())
                    .contains("Usage: local-aws [OPTION]...")
                    .anyMatch(line -> line.strip().startsWith("--function NAME=CLASS"));
        }
        assertThat(process.waitFor()).isZero();
    }

    private static List<String> until(BufferedReader output, String beginning) throws Exception {
        var lines = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                return lines;
            }
        }
        throw new AssertionError("it ended by itself: " + lines);
    }

    private static Process java(String... arguments) throws Exception {
        try (var jars = Files.newDirectoryStream(Path.of("target"), "local-aws-*-server.jar")) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jars.iterator().next().toString()));
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }
}
