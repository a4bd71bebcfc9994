package dev.countersign.asl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.conformance.Recording;
import dev.countersign.conformance.Recordings;
import dev.countersign.conformance.ReplayVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Compares the interpreter with executions that were recorded on AWS, if the recordings are available. */
class ConformanceTest {

    @Test
    void executionsEndAndAreToldAsTheyWereOnAws() throws IOException {
        Optional<Path> folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println(
                    "asl conformance: skipped, there are no recordings (system property " + Recordings.PROPERTY + ')');
            return;
        }
        List<ReplayVerdict> verdicts = new ArrayList<>(Recordings.executions(folder.get()).stream()
                .map(ConformanceTest::verdict)
                .toList());
        long leftOut = verdicts.stream().filter(ReplayVerdict::leftOut).count();
        verdicts.removeIf(ReplayVerdict::leftOut);
        print(verdicts);
        System.out.printf("asl conformance: %d more ask for what is left out and are refused by name%n", leftOut);
        assertThat(ReplayVerdict.share(verdicts, ReplayVerdict::endsRight)).isGreaterThanOrEqualTo(0.98);
        assertThat(ReplayVerdict.share(verdicts, ReplayVerdict::typesRight)).isGreaterThanOrEqualTo(0.97);
    }

    private static ReplayVerdict verdict(Recording recording) {
        try {
            return ReplayVerdict.of(recording, Replay.run(recording));
        } catch (InvalidDefinition refused) {
            boolean leftOut = refused.problems().stream()
                    .allMatch(problem -> problem.code().equals("NOT_SUPPORTED"));
            return ReplayVerdict.refused(recording, String.valueOf(refused.getMessage()), leftOut);
        }
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
