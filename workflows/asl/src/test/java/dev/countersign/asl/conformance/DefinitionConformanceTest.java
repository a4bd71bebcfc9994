package dev.countersign.asl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.Problem;
import dev.countersign.conformance.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the checks of definitions with AWS's messages, if the recordings are available. */
class DefinitionConformanceTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void whatAwsReportsAboutADefinitionIsReportedAtTheSamePlaceInTheSameWords() throws IOException {
        Optional<Path> folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println("asl validation: skipped, there are no recordings");
            return;
        }
        List<String> misses = new ArrayList<>();
        int total = 0;
        for (String line : Files.readAllLines(folder.get().resolve("validation/api_validation.jsonl"))) {
            total++;
            JsonNode recording = MAPPER.readTree(line);
            List<Problem> problems =
                    StateMachine.validate(recording.at("/request/definition").stringValue());
            if (!same(recording.at("/expectedResponse/diagnostics"), problems)) {
                misses.add(problems + " instead of " + recording.at("/expectedResponse/diagnostics"));
            }
        }
        System.out.printf("asl validation: %d right of %d%n", total - misses.size(), total);
        assertThat(misses).isEmpty();
    }

    private static boolean same(JsonNode diagnostics, List<Problem> problems) {
        if (diagnostics.size() != problems.size()) {
            return false;
        }
        for (int index = 0; index < problems.size(); index++) {
            JsonNode expected = diagnostics.get(index);
            Problem actual = problems.get(index);
            boolean right = expected.get("code").stringValue().equals(actual.code())
                    && expected.get("message").stringValue().equals(actual.message())
                    && expected.path("location").asString("").equals(actual.location());
            if (!right) {
                return false;
            }
        }
        return true;
    }

    @Test
    void definitionsAreAcceptedAndRefusedAsTheServiceDoes() throws IOException {
        Optional<Path> folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println("asl definitions: skipped, there are no recordings");
            return;
        }
        int right = 0;
        int total = 0;
        try (Stream<Path> files = Files.list(folder.get().resolve("definitions"))) {
            for (Path file : files.sorted().toList()) {
                total++;
                String name = file.getFileName().toString();
                List<Problem> problems = StateMachine.validate(Files.readString(file));
                if (problems.isEmpty() == name.startsWith("valid")) {
                    right++;
                } else {
                    System.out.println("MISS " + name + ' ' + problems);
                }
            }
        }
        System.out.printf("asl definitions: %d right of %d%n", right, total);
        assertThat(total).isPositive();
    }
}
