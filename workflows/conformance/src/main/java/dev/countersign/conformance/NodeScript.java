package dev.countersign.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A validator that AWS or others publish for Node: a script {@code validate.mjs} with its packages. It prints what is wrong, and nothing otherwise. */
public final class NodeScript {

    private static final String SCRIPT = "validate.mjs";
    private static final String OUTPUT = "output.txt";

    private final Path folder;

    private NodeScript(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies the script to a folder and installs its packages there.
     *
     * @param sources the folder with the script, {@code package.json} and {@code package-lock.json}
     * @return empty if Node is not installed, or npm cannot install the packages: {@code output.txt} in the folder says why
     */
    public static Optional<NodeScript> install(Path sources, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String file : List.of("package.json", "package-lock.json", SCRIPT)) {
            Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        NodeScript script = new NodeScript(folder);
        return script.runs(List.of("node", "--version"))
                        && script.runs(List.of(
                                "npm", "ci", "--no-audit", "--no-fund", "--fetch-timeout=20000", "--fetch-retries=1"))
                ? Optional.of(script)
                : Optional.empty();
    }

    /**
     * Runs the script in its folder.
     *
     * @return what it printed; empty if it finds nothing wrong
     */
    public String findings(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", SCRIPT));
        command.addAll(arguments);
        boolean isFine = runs(command);
        String printed = Files.readString(folder.resolve(OUTPUT));
        return isFine || !printed.isEmpty() ? printed : "the script failed without a word";
    }

    private boolean runs(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve(OUTPUT).toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
