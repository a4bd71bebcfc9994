package dev.countersign.testing;

import java.util.List;
import java.util.stream.Stream;

/** A program of the product in a process of its own, from the classes of this one. */
public final class JavaProgram {

    private JavaProgram() {}

    /** The command that starts it. */
    public static List<String> command(String main, Stream<String> arguments) {
        return Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx600m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djdk.virtualThreadScheduler.parallelism=16",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main),
                        arguments)
                .toList();
    }
}
