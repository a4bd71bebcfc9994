package dev.countersign.localaws.stepfunctions.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the recordings are: beside the repository, unless a system property says otherwise. */
final class Recordings {

    static final String PROPERTY = "countersign.conformance";

    private Recordings() {}

    static Optional<Path> folder() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path recordings = folder.resolve("shared").resolve("conformance");
            if (Files.isDirectory(recordings)) {
                return Optional.of(recordings);
            }
        }
        return Optional.empty();
    }
}
