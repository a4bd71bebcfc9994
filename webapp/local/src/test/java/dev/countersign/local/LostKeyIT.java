package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A data folder of which one key file was lost. */
class LostKeyIT {

    private static final String ENDPOINT = "countersign.aws.endpoint";

    @TempDir
    Path folder;

    @Test
    void theAwsEndpointSaysWhyItDoesNotStart() throws Exception {
        LocalPlatform platform = LocalPlatform.start(folder, 0);
        assertThat(endpoint(platform)).startsWith("http://127.0.0.1:");
        platform.stop();
        Files.delete(folder.resolve("aws-storage-key"));

        LocalPlatform withoutKey = LocalPlatform.start(folder, 0);

        assertThatThrownBy(() -> endpoint(withoutKey)).isInstanceOfSatisfying(PlatformNotStarted.class, notStarted -> {
            FailureAnalysis analysis = Objects.requireNonNull(
                    new PlatformNotStartedAnalyzer().analyze(new IllegalStateException(notStarted)));
            assertThat(analysis.getDescription())
                    .isEqualTo(
                            "PostgreSQL or the AWS endpoint of this machine did not start: The texts in this database were"
                                    + " encrypted with the key of another data folder: name that folder with --data.");
        });
        withoutKey.stop();
    }

    private static String endpoint(LocalPlatform platform) {
        Map<String, Supplier<Object>> properties = platform.properties();
        return properties.getOrDefault(ENDPOINT, () -> "").get().toString();
    }
}
