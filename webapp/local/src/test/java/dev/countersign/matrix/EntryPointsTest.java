package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a browser can call besides the routes, what guards each, and the test of that: see {@code matrix/entries.txt}. */
class EntryPointsTest {

    private static final Table TABLE = Table.read("entries.txt");

    @Test
    void eachStandsInTheMatrix() {
        assertThat(TABLE.names()).as("matrix/entries.txt").isEqualTo(EntryPoints.all());
    }

    @Test
    void eachSaysWhatGuardsItAndWhichTestProvesIt() throws IOException {
        Set<String> tests = tests();
        for (String entry : TABLE.names()) {
            assertThat(TABLE.cell(entry, "guard")).as(entry).isNotEmpty();
            assertThat(tests).as(entry).contains(TABLE.cell(entry, "test"));
        }
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : List.of("src/test/java", "../src/test/java", "../../e2e/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return names;
    }
}
