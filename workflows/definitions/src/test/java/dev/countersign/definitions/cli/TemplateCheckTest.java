package dev.countersign.definitions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCheckTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aTemplateWithoutErrorsIsFine() throws IOException {
        String yaml = TemplateYaml.write(BuiltInTemplates.all().getFirst());
        assertThat(check(yaml)).isEqualTo(TemplateCheck.FINE);
    }

    @Test
    void eachProblemIsALineWithFileLineAndColumn() throws IOException {
        String yaml =
                TemplateYaml.write(BuiltInTemplates.all().getFirst()).replaceFirst("(?m)^prefix: .*$", "prefix: low");
        long line = yaml.lines().takeWhile(text -> !text.startsWith("prefix")).count() + 1;
        assertThat(check(yaml)).isEqualTo(TemplateCheck.PROBLEMS);
        assertThat(text()).startsWith(folder.resolve("t.yaml") + ":" + line + ":1: error: ");
    }

    @Test
    void aFileThatCannotBeReadIsMisuse() {
        assertThat(run(folder.resolve("none.yaml").toString())).isEqualTo(TemplateCheck.MISUSE);
        assertThat(new TemplateCheck(out, out).run(List.of())).isEqualTo(TemplateCheck.MISUSE);
    }

    private int check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("t.yaml"), yaml);
        return run(file.toString());
    }

    private int run(String file) {
        return new TemplateCheck(out, out).run(List.of(file));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
