package dev.countersign.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} has a line for each requirement, and the tests that it names exist. */
class SecurityPageTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINE = Pattern.compile("(?m)^\\| (\\d+(?:\\.\\d+)+) \\|[^|]+\\| *([^|]+?) *\\|$");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT|E2E))(?:#\\w+)?`");
    private static final Pattern NAMED_METHOD = Pattern.compile("`(\\w+(?:Test|IT|E2E))#(\\w+)`");

    @Test
    void everyRequirementHasItsProofOrItsReason() throws IOException {
        Map<String, String> proofs =
                LINE.matcher(page()).results().collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        assertThat(requirements())
                .isNotEmpty()
                .allSatisfy(requirement -> assertThat(
                                proofs.getOrDefault(requirement, proofs.getOrDefault(section(requirement), "")))
                        .as(requirement)
                        .isNotBlank());
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> named =
                NAMED_TEST.matcher(page()).results().map(name -> name.group(1)).collect(Collectors.toSet());
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyTestMethodThatIsNamedExists() throws IOException {
        List<MatchResult> named = NAMED_METHOD.matcher(page()).results().toList();
        assertThat(named).isNotEmpty();
        for (MatchResult name : named) {
            try (Stream<Path> files = Files.walk(PROJECT)) {
                List<Path> test = files.filter(file ->
                                file.toString().contains("/src/test/java/") && file.endsWith(name.group(1) + ".java"))
                        .toList();
                assertThat(test).as(name.group()).hasSize(1);
                assertThat(Files.readString(test.getFirst())).contains("void " + name.group(2) + "(");
            }
        }
    }

    /** Where a whole section does not apply, one line says so. */
    private static String section(String requirement) {
        return requirement.substring(0, requirement.lastIndexOf('.'));
    }

    private static String page() throws IOException {
        return Files.readString(PROJECT.resolve("docs").resolve("security.md"));
    }

    private static List<String> requirements() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(SecurityPageTest.class.getResourceAsStream("/docs/asvs-5.0-level-2.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
