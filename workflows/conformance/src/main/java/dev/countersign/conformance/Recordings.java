package dev.countersign.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Where the recordings are: beside the repository, unless a system property says otherwise. */
public final class Recordings {

    public static final String PROPERTY = "countersign.conformance";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Recordings() {}

    /** Empty if there are none on this machine. */
    public static Optional<Path> folder() {
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

    /** The executions in a folder with recordings, in a fixed order. */
    public static List<Recording> executions(Path folder) throws IOException {
        return read(folder.resolve("executions"));
    }

    /** The tests of single states, likewise. */
    public static List<Recording> stateTests(Path folder) throws IOException {
        return read(folder.resolve("test_state"));
    }

    private static List<Recording> read(Path folder) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    recordings.add(new Recording(MAPPER.readTree(line)));
                }
            }
        }
        return recordings;
    }
}
