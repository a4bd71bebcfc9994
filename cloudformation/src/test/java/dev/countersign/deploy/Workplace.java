package dev.countersign.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the launcher and the templates with a JDK, a Maven, an AWS CLI and a curl that only write down how they were called. Nothing else is on the path
 * but the tools of the shell.
 */
final class Workplace {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> TOOLS = List.of(
            "bash", "cat", "cut", "dirname", "env", "git", "grep", "mkdir", "readlink", "rm", "sed", "sort", "tail");

    private static final String JAVA = """
            case "$*" in
              *-XshowSettings*) echo "    java.specification.version = 25" >&2 ;;
              *ImageBuild*)
                [ "$REGISTRY_PASSWORD" = of-ecr ] || exit 1
                echo registry.test/countersign/production@sha256:abc ;;
            esac
            """;

    /** What a new account answers, unless a test says something else. */
    private static final Map<String, String> ANSWERS = Map.of(
            "*get-caller-identity*", "echo 111122223333",
            "*describe-certificate*", "echo ISSUED",
            "*get-login-password*", "echo of-ecr",
            "*OutputKey==?Repository?*", "echo registry.test/countersign/production",
            "*OutputKey==?Bucket?*", "echo releases",
            "*OutputKey==?MigrationTask?*", "echo arn:task-definition",
            "*OutputKey==?MigrationNetwork?*", "echo awsvpcConfiguration={}",
            "*run-task*", "echo arn:task",
            "*exitCode*", "echo 0");

    private final Path folder;
    private final Path calls;

    Workplace(Path folder) throws IOException {
        this.folder = folder;
        calls = folder.resolve("calls");
        Files.createFile(calls);
        copy("countersign", "cloudformation/deploy.sh");
        try (Stream<Path> templates = Files.list(PROJECT.resolve("cloudformation"))) {
            copy(templates
                    .map(file -> "cloudformation/" + file.getFileName())
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".parameters"))
                    .toArray(String[]::new));
        }
        for (String tool : TOOLS) {
            executable("bin/" + tool, "#!/bin/sh\nexec %s \"$@\"\n".formatted(tool(tool)));
        }
        program("jdk/bin/java", JAVA);
        program("jdk/bin/javac", "");
        program("bin/curl", "");
        program("bin/mvn", "[ \"$1\" != --version ] || echo 'Apache Maven 3.9.9'\n");
        account(Map.of());
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(PROJECT.resolve(file), copy);
        }
    }

    private static Path tool(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is missing"));
    }

    /** Answers of the AWS CLI by patterns of its arguments, which come before the usual ones. */
    void account(Map<String, String> answers) throws IOException {
        StringBuilder cases = new StringBuilder("case \"$*\" in\n");
        for (Map<String, String> some : List.of(answers, ANSWERS)) {
            some.forEach((arguments, answer) ->
                    cases.append(arguments).append(") ").append(answer).append(" ;;\n"));
        }
        program("bin/aws", cases.append("esac\n").toString());
    }

    void withoutAws() throws IOException {
        Files.delete(folder.resolve("bin/aws"));
    }

    private void program(String name, String script) throws IOException {
        executable(name, "#!/bin/bash\necho \"${0##*/} $*\" >>\"%s\"\n".formatted(calls) + script);
    }

    private void executable(String name, String script) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The parameters of the example, after a change. */
    void parameters(String line, String replacement) throws IOException {
        String text = Files.readString(parameterFile());
        assertThat(text).containsPattern(line);
        Files.writeString(parameterFile(), text.replaceAll(line, replacement));
    }

    Path parameterFile() {
        return folder.resolve("cloudformation/example.parameters");
    }

    /** Calls of the AWS CLI, and what Java was started for. */
    List<String> calls() throws IOException {
        return Files.readAllLines(calls).stream()
                .map(call -> call.replace(folder + "/", "").replace("aws --region eu-west-1 --output text ", "aws "))
                .filter(call -> !call.contains("--version") && !call.contains("-XshowSettings"))
                .toList();
    }

    Finished deploy(String... options) throws IOException, InterruptedException {
        return run(Stream.concat(
                        Stream.of("deploy", "--parameters", parameterFile().toString(), "--release", "r1"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    Finished run(String... arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        ProcessBuilder launcher = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                folder.resolve("bin/bash").toString(),
                                folder.resolve("countersign").toString()),
                        Stream.of(arguments))
                .toList());
        launcher.environment().clear();
        launcher.environment()
                .putAll(Map.of(
                        "PATH", folder.resolve("bin").toString(),
                        "HOME", folder.toString(),
                        "JAVA_HOME", folder.resolve("jdk").toString()));
        Process process = launcher.redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Finished(
                process.exitValue(), output, Files.readString(errors).replace(folder + "/", ""));
    }

    /** What a run said. */
    record Finished(int exitCode, String output, String errors) {}
}
