package dev.countersign.asl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Compares the interpreter with executions that were recorded on AWS, if the recordings are available. */
class ConformanceTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Test
    void executionsEndAndAreToldAsTheyWereOnAws() throws IOException {
        Optional<Path> folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println(
                    "asl conformance: skipped, there are no recordings (system property " + Recordings.PROPERTY + ')');
            return;
        }
        List<ReplayVerdict> verdicts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.get().resolve("executions"))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    verdicts.add(ReplayVerdict.of(new Recording(MAPPER.readTree(line))));
                }
            }
        }
        long leftOut = verdicts.stream().filter(ReplayVerdict::isLeftOut).count();
        verdicts.removeIf(ReplayVerdict::isLeftOut);
        print(verdicts);
        System.out.printf("asl conformance: %d more ask for what is left out and are refused by name%n", leftOut);
        assertThat(share(verdicts, ReplayVerdict::endsRight)).isGreaterThanOrEqualTo(0.98);
        assertThat(share(verdicts, ReplayVerdict::typesRight)).isGreaterThanOrEqualTo(0.97);
    }

    private static double share(List<ReplayVerdict> verdicts, Predicate<ReplayVerdict> right) {
        return (double) verdicts.stream().filter(right).count() / verdicts.size();
    }

    private static void print(List<ReplayVerdict> verdicts) {
        Map<String, List<ReplayVerdict>> categories = new LinkedHashMap<>();
        for (ReplayVerdict verdict : verdicts) {
            if (!verdict.detailsRight()) {
                System.out.printf(
                        "MISS %s%n   end: %s%n   types: %s%n   details: %s%n",
                        verdict.recording().name(), verdict.end(), verdict.types(), verdict.details());
            }
            String pure = verdict.recording().isPure() ? "" : " (with services)";
            categories
                    .computeIfAbsent(verdict.recording().category() + pure, _ -> new ArrayList<>())
                    .add(verdict);
        }
        categories.put("all", verdicts);
        categories.forEach((category, all) -> System.out.printf(
                "asl conformance: %-45s %4d right, %4d with exact types, %4d with exact details, of %d%n",
                category,
                all.stream().filter(ReplayVerdict::endsRight).count(),
                all.stream().filter(ReplayVerdict::typesRight).count(),
                all.stream().filter(ReplayVerdict::detailsRight).count(),
                all.size()));
    }
}
