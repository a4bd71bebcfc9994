package dev.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image is pushed to, and its base pulled from, a registry on this machine. */
class ImageBuildTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "of-the-registry";

    @TempDir
    private Path folder;

    private LoopbackRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = new LoopbackRegistry(folder);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void whatChangesSeldomComesFirstAndNobodyCanWriteIt() throws Exception {
        JsonNode manifest = manifest(push("scratch", application("first")));

        assertThat(manifest.at("/mediaType").asString()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
        List<TarArchiveEntry> files =
                layers(manifest).flatMap(layer -> files(layer).stream()).toList();
        assertThat(files)
                .extracting(TarArchiveEntry::getName)
                .containsExactly(
                        "app/rds-ca.pem",
                        "app/lib/spring-core-7.0.10.jar",
                        "app/lib/tink-1.24.0.jar",
                        "app/lib/db-0.1.0-SNAPSHOT.jar",
                        "app/application.jar");
        assertThat(files).allSatisfy(file -> {
            assertThat(file.getMode() & 0777).isEqualTo(0444);
            assertThat(file.getLongUserId()).isZero();
        });
    }

    @Test
    void itStartsTheApplicationAsAUserOfItsOwnAndTakesACommand() throws Exception {
        JsonNode config = config(manifest(push("scratch", application("first"))));

        assertThat(strings(config.at("/config/Entrypoint")))
                .startsWith("java")
                .endsWith("-jar", "/app/application.jar");
        assertThat(config.at("/config/User").asString()).isEqualTo("10001:10001");
        assertThat(config.at("/config/WorkingDir").asString()).isEqualTo("/app");
        assertThat(config.at("/config/ExposedPorts").propertyNames()).containsExactly("8080/tcp");
        assertThat(config.at("/config/Volumes").propertyNames()).containsExactly("/tmp");
        assertThat(config.at("/architecture").asString()).isEqualTo("arm64");
        assertThat(config.at("/config/Env"))
                .as("variables come from where it runs")
                .isEmpty();
        assertThat(config.at("/config/Cmd")).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameDigestWhereverAndWheneverTheyLie() throws Exception {
        String first = push("scratch", application("first"));
        String second = push("scratch", application("second"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aChangedApplicationChangesItsLayerOnly() throws Exception {
        Path application = application("first");
        JsonNode before = manifest(push("scratch", application));
        Files.writeString(application.resolve("application.jar"), "another one");

        JsonNode after = manifest(push("scratch", application));

        List<String> layersBefore = layers(before).toList();
        assertThat(layers(after))
                .startsWith(layersBefore.get(0), layersBefore.get(1), layersBefore.get(2))
                .hasSize(4)
                .doesNotContain(layersBefore.get(3));
    }

    @Test
    void itStandsOnABaseThatIsGivenByReference() throws Exception {
        Path base = application("base");
        Files.writeString(base.resolve("application.jar"), "a Java");
        String pushed = build(List.of("--name", registry.image("java:25"), "--base", "scratch"), base);

        JsonNode manifest = manifest(push(pushed, application("first")));

        assertThat(layers(manifest))
                .hasSize(8)
                .startsWith(layers(manifest(pushed)).toArray(String[]::new));
    }

    @Test
    void thePasswordGoesToTheRegistryAndNotIntoTheImage() throws Exception {
        push("scratch", application("first"));

        assertThat(registry.authorizations())
                .containsOnly("Basic "
                        + Base64.getEncoder().encodeToString(("AWS:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        assertThat(registry.all()).noneMatch(blob -> new String(blob, StandardCharsets.ISO_8859_1).contains(PASSWORD));
    }

    @Test
    void itCanBeWrittenToAFile() throws Exception {
        Path file = folder.resolve("image.tar");

        build(
                List.of("--name", "countersign:test", "--base", "scratch", "--tar", file.toString()),
                application("first"));

        assertThat(file).isNotEmptyFile();
    }

    private String push(String base, Path application) throws Exception {
        return build(List.of("--name", registry.image("countersign:test"), "--base", base), application);
    }

    private String build(List<String> options, Path application) throws Exception {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--application", application.toString()));
        all.addAll(List.of("--authorities", application.resolve("ca.pem").toString()));
        all.addAll(List.of("--cache", folder.resolve("cache").toString()));
        all.addAll(List.of("--architecture", "arm64"));
        return ImageBuild.of(PASSWORD, all.toArray(String[]::new)).build();
    }

    /** An application as Spring Boot unpacks it, written now. */
    private Path application(String name) throws IOException {
        Path application = folder.resolve(name);
        Files.createDirectories(application.resolve("lib"));
        for (String file : List.of(
                "application.jar",
                "ca.pem",
                "lib/tink-1.24.0.jar",
                "lib/spring-core-7.0.10.jar",
                "lib/db-0.1.0-SNAPSHOT.jar")) {
            Files.setLastModifiedTime(
                    Files.writeString(application.resolve(file), file),
                    FileTime.from(Instant.EPOCH.plusSeconds(name.length())));
        }
        return application;
    }

    private JsonNode manifest(String image) {
        return read(image.substring(image.indexOf("sha256:")));
    }

    private JsonNode config(JsonNode manifest) {
        return read(manifest.at("/config/digest").asString());
    }

    private JsonNode read(String digest) {
        return JSON.readTree(registry.get(digest));
    }

    private static Stream<String> layers(JsonNode manifest) {
        return manifest.at("/layers")
                .valueStream()
                .map(layer -> layer.at("/digest").asString());
    }

    private List<TarArchiveEntry> files(String layer) {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(registry.get(layer))))) {
            List<TarArchiveEntry> files = new ArrayList<>();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.add(entry);
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString);
    }
}
