package dev.countersign.e2e.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./countersign test --quick} makes of a run of Maven: a script in its place writes a log and reports. */
class TestCommandTest {

    private static final Path LAUNCHER = Path.of("..", "countersign");

    private static final String LOG = """
            WARNING: A terminally deprecated method in sun.misc.Unsafe has been called
            [INFO] Building Countersign database 0.1.0-SNAPSHOT
            [INFO] --- maven-surefire-plugin:3.5.6:test (default-test) @ db ---
            [INFO] Running dev.countersign.db.GrantsIT
            a line of a log
            [INFO] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 31.5 s -- in dev.countersign.db.GrantsIT
            [ERROR] dev.countersign.db.GrantsIT.ownsNothing -- Time elapsed: 1.1 s <<< FAILURE!
            java.lang.AssertionError: it owns a table
            \tat dev.countersign.db.GrantsIT.ownsNothing(GrantsIT.java:12)
            [INFO] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0
            [INFO] BUILD FAILURE
            """;

    private static final String REPORT = """
            <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="dev.countersign.db.GrantsIT" time="31.5" tests="2">
              <testcase name="ownsNothing" classname="dev.countersign.db.GrantsIT" time="1.1"/>
              <testcase name="reads(&quot;a&quot;)[2]" classname="dev.countersign.db.GrantsIT" time="1,030.2"/>
            </testsuite>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(LAUNCHER, folder.resolve("countersign"));
        Files.writeString(folder.resolve("log"), LOG);
        Files.writeString(folder.resolve("report"), REPORT);
        Path old = Files.createDirectories(folder.resolve("db/target/surefire-reports"));
        Files.writeString(old.resolve("TEST-Old.xml"), REPORT.replace("GrantsIT", "EarlierIT"));
    }

    @Test
    void showsResultsAndFailuresAndLeavesTheRestInTheLog() throws Exception {
        Run run = run(1);

        assertThat(run.output().lines())
                .startsWith(
                        "[INFO] Building Countersign database 0.1.0-SNAPSHOT",
                        "[INFO] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 31.5 s -- in dev.countersign.db.GrantsIT",
                        "[ERROR] dev.countersign.db.GrantsIT.ownsNothing -- Time elapsed: 1.1 s <<< FAILURE!",
                        "java.lang.AssertionError: it owns a table",
                        "\tat dev.countersign.db.GrantsIT.ownsNothing(GrantsIT.java:12)",
                        "[INFO] BUILD FAILURE");
        assertThat(run.exitCode()).isNotZero();
        assertThat(folder.resolve("target/test.log")).hasContent(LOG);
    }

    @Test
    void listsTheSlowestTestsOfThisRunFromItsReports() throws Exception {
        Run run = run(0);

        assertThat(run.output()).contains("""
                The ten slowest tests:
                  1030.2  GrantsIT: reads("a")[2]
                     1.1  GrantsIT: ownsNothing
                The ten slowest classes:
                    31.5  GrantsIT
                """).doesNotContain("EarlierIT");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void runsMavenWithoutWhatNeedsABrowserOrACrash() throws Exception {
        run(0);

        assertThat(folder.resolve("arguments")).hasContent("-B -ntp test -Pquick\n");
    }

    private record Run(int exitCode, String output) {}

    private Run run(int mavenExitCode) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path maven = programs.resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                case "$1" in --version) echo "Apache Maven 3.9.9"; exit 0 ;; esac
                echo "$@" > arguments
                cat log
                cp report db/target/surefire-reports/TEST-New.xml
                exit %d
                """.formatted(mavenExitCode));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Older than the mark that the launcher sets, whatever the resolution of the file system's clock.
        Files.setLastModifiedTime(folder.resolve("db/target/surefire-reports/TEST-Old.xml"), FileTime.fromMillis(0));
        ProcessBuilder launcher = new ProcessBuilder(
                        folder.resolve("countersign").toString(), "test", "--quick")
                .redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
        Process process = launcher.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
