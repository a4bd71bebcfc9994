package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of AWS about names, types, references and properties. They need Node; where it is missing, the test is skipped and says so. */
class ValidationTest {

    private static final Path SOURCES = Path.of("src/test/validate");
    private static final Path FOLDER = Path.of("target/validate");

    @Test
    void awsFindsNothingWrongWithTheTemplates() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "validate.mjs")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(runs(List.of("node", "--version")), "Node is not installed");
        assumeTrue(
                runs(List.of("npm", "ci", "--no-audit", "--no-fund", "--fetch-timeout=20000", "--fetch-retries=1")),
                "npm cannot install the validator; see target/validate/output.txt");
        List<String> command = new ArrayList<>(List.of("node", "validate.mjs"));
        Template.all().forEach(template -> command.add("../../" + template.name()));
        assertThat(runs(command)).isTrue();
        assertThat(FOLDER.resolve("output.txt")).isEmptyFile();
    }

    private static boolean runs(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("output.txt").toFile())
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
