package dev.countersign.local;

import dev.countersign.localaws.calls.Call;
import dev.countersign.localaws.calls.CallRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Who calls AWS for what in these tests, in a file for each JVM. {@code PermissionsIT} compares it with the policies of CloudFormation when all others have
 * ended. As a listener of JUnit it knows during which test a call was made first.
 */
public final class RecordedCalls implements TestExecutionListener {

    /** The folder of one run of the tests. */
    public static final Path FOLDER = Path.of(System.getProperty("countersign.calls", "target/calls"));

    static final CallRecorder RECORDER = CallRecorder.to(RecordedCalls::write);

    private static volatile String test = "-";

    @Override
    public void executionStarted(TestIdentifier identifier) {
        test = name(identifier);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        test = "after " + name(identifier);
    }

    /** {@code ForgedMessagesIT.aMessage()}. */
    private static String name(TestIdentifier identifier) {
        return identifier.getUniqueIdObject().getSegments().stream()
                .filter(segment -> !segment.getType().equals("engine"))
                .map(segment -> segment.getType().equals("class")
                        ? segment.getValue().substring(segment.getValue().lastIndexOf('.') + 1)
                        : segment.getValue())
                .collect(Collectors.joining("."));
    }

    private static synchronized void write(Call call) {
        String line = String.join(
                "\t",
                call.caller(),
                call.action(),
                call.resource(),
                call.condition(),
                test,
                Instant.now().toString());
        try {
            Files.createDirectories(FOLDER);
            Files.write(
                    FOLDER.resolve(ProcessHandle.current().pid() + ".tsv"),
                    List.of(line),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
