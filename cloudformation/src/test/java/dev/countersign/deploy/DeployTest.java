package dev.countersign.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.deploy.Workplace.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./countersign deploy}: what it calls and in which order, and what it refuses before it calls anything. */
class DeployTest {

    private static final String IMAGE = "registry.test/countersign/production@sha256:abc";
    private static final String REGION = "--region";
    private static final String HERE = "eu-west-1";

    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void create() throws IOException {
        workplace = new Workplace(folder);
    }

    @Test
    void theImageIsPushedAndTheSchemaMigratedBeforeTheNodesGetTheRelease() throws Exception {
        Finished run = workplace.deploy(REGION, HERE);

        assertThat(run.errors()).doesNotContain("countersign:");
        assertThat(run.exitCode()).isZero();
        assertThat(workplace.calls())
                .filteredOn(call -> !call.contains("validate-template") && !call.contains("describe-stacks"))
                .extracting(DeployTest::beginning)
                .containsExactly(
                        "aws sts get-caller-identity",
                        "aws acm describe-certificate",
                        "mvn package",
                        "java extract",
                        "aws cloudformation deploy production-artifacts",
                        "curl -fsSL",
                        "aws ecr get-login-password",
                        "java ImageBuild",
                        "aws cloudformation package",
                        "aws cloudformation deploy production migrates",
                        "aws ecs run-task",
                        "aws ecs wait",
                        "aws ecs describe-tasks",
                        "aws cloudformation deploy production migrates replaces nodes");
    }

    @Test
    void everyTemplateIsValidated() throws Exception {
        workplace.deploy(REGION, HERE);

        try (var templates = Files.list(folder.resolve("cloudformation"))) {
            assertThat(templates.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(workplace.calls())
                            .anyMatch(call -> call.startsWith("aws cloudformation validate-template")
                                    && call.endsWith("cloudformation/" + name)));
        }
    }

    @Test
    void theStackGetsTheParametersOfTheFile() throws Exception {
        workplace.parameters("Size=small", "Size=large\nHttpRequestAllowed=a=b, c");

        workplace.deploy(REGION, HERE);

        assertThat(workplace.calls().getLast()).contains("describe-stacks");
        assertThat(last("cloudformation deploy"))
                .contains(" HttpRequestAllowed=a=b, c ")
                .contains(" Image=" + IMAGE + " ")
                .contains(" MigrationImage=" + IMAGE + " ")
                .contains(" Release=r1 ")
                .contains(" Size=large ")
                .doesNotContain("BaseImage");
    }

    @Test
    void thePasswordOfTheRegistryIsNoArgument() throws Exception {
        Finished run = workplace.deploy(REGION, HERE);

        assertThat(workplace.calls()).noneMatch(call -> call.contains("of-ecr"));
        assertThat(run.output() + run.errors()).doesNotContain("of-ecr");
    }

    @Test
    void aMigrationThatFailsLeavesTheNodesAsTheyAre() throws Exception {
        workplace.account(Map.of("*exitCode*", "echo 1"));

        Finished run = workplace.deploy(REGION, HERE);

        assertThat(run.errors())
                .endsWith(
                        "countersign: the migration failed (1), and the nodes were left as they are: aws logs tail /countersign/production/migration says why.\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(workplace.calls()).noneMatch(call -> call.contains(" Image="));
    }

    @Test
    void anImageThatWasPushedBeforeIsDeployedWithoutAMigration() throws Exception {
        Finished run = workplace.deploy(REGION, HERE, "--image", IMAGE);

        assertThat(run.exitCode()).isZero();
        assertThat(workplace.calls())
                .noneMatch(call -> call.contains("ImageBuild") || call.contains("run-task") || call.startsWith("curl"));
        assertThat(last("cloudformation deploy")).contains(" Image=" + IMAGE + " ");
    }

    @Test
    void aRehearsalNeedsNoAccountAndCallsNothing() throws Exception {
        workplace.withoutAws();

        Finished run = workplace.deploy(REGION, HERE, "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(workplace.calls()).isEmpty();
        List<String> commands =
                run.errors().lines().filter(line -> line.startsWith("+ ")).toList();
        assertThat(commands)
                .anyMatch(command -> command.contains("ecs run-task"))
                .anyMatch(command -> command.contains("ImageBuild"))
                .filteredOn(command -> command.contains("cloudformation deploy"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Size=small | Sise=small | 'Sise' is no parameter of cloudformation/countersign.yaml.
            Size=small | Size | 'Size' has no value: lines are Name=value.
            Size=small | Image=mine | deploy sets Image itself.
            AlarmEmail=.* | # | the parameter AlarmEmail is missing.
            Certificate=.* | # | the parameter Certificate is missing.
            Certificate=.* | Certificate=mine | Certificate is the ARN of a certificate of ACM. Request one for the host of https://approvals.example.com first.
            secretsmanager:eu-west-1 | secretsmanager:eu-west-2 | Keysets is in the region 'eu-west-2', and the deployment is in eu-west-1.
            """)
    void whatIsWrongInTheFileIsSaidBeforeAnythingIsDone(String line, String replacement, String sentence)
            throws Exception {
        workplace.parameters(line, replacement);

        Finished run = workplace.deploy(REGION, HERE);

        assertThat(run.errors())
                .isEqualTo("countersign: %s: %s\n".formatted(folder.relativize(workplace.parameterFile()), sentence));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(workplace.calls()).isEmpty();
    }

    @Test
    void aDeploymentNeedsARegionThatIsTheOneOfTheCertificate() throws Exception {
        assertThat(workplace.deploy().errors())
                .isEqualTo("countersign: no region is named: use --region, or set AWS_REGION.\n");
        assertThat(workplace.deploy(REGION, "eu-west-3").errors())
                .endsWith("Certificate is in the region 'eu-west-1', and the deployment is in eu-west-3.\n");
        assertThat(workplace.calls()).isEmpty();
    }

    @Test
    void aDeploymentNeedsTheAwsCli() throws Exception {
        workplace.withoutAws();

        assertThat(workplace.deploy(REGION, HERE).errors())
                .startsWith("countersign: the AWS CLI 2 is needed and was not found: see https://docs.aws.amazon.com/");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            *get-caller-identity* | exit 255 | the AWS CLI has no valid credentials: sign in first.
            *get-caller-identity* | echo 999 | the credentials are of account 999, and the certificate is of another.
            *describe-certificate* | echo PENDING_VALIDATION | the certificate is PENDING_VALIDATION: wait until it is issued.
            """)
    void anAccountThatIsNotReadyIsNotTouched(String arguments, String answer, String sentence) throws Exception {
        workplace.account(Map.of(arguments, answer));

        Finished run = workplace.deploy(REGION, HERE);

        assertThat(run.errors()).endsWith("countersign: " + sentence + "\n");
        assertThat(workplace.calls()).noneMatch(call -> call.contains("cloudformation") || call.startsWith("mvn"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *cloudformation?package* | exit 254 | the templates were not packaged.
            *OutputKey==?Bucket?* | true | the stack production-artifacts does not say its Bucket.
            *run-task* | exit 254 | the migration was not started.
            """)
    void whatAwsDoesNotGiveEndsTheDeployment(String arguments, String answer, String sentence) throws Exception {
        workplace.account(Map.of(arguments, answer));

        Finished run = workplace.deploy(REGION, HERE);

        assertThat(run.errors()).endsWith("countersign: " + sentence + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(workplace.calls()).noneMatch(call -> call.contains(" Image="));
    }

    @Test
    void theScriptsAreCleanForShellcheck() throws Exception {
        Path shellcheck = Path.of("/usr/bin/shellcheck");
        assumeTrue(Files.isExecutable(shellcheck), "shellcheck is missing");
        Process check = new ProcessBuilder(
                        shellcheck.toString(), "-x", "-S", "warning", "countersign", "cloudformation/deploy.sh")
                .directory(Path.of("..").toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    private String last(String command) throws IOException {
        return workplace.calls().stream().filter(has(command)).toList().getLast();
    }

    private static Predicate<String> has(String text) {
        return call -> call.contains(text);
    }

    /** What distinguishes one call from another. */
    private static String beginning(String call) {
        if (call.startsWith("java")) {
            return call.contains("ImageBuild") ? "java ImageBuild" : "java extract";
        }
        if (call.startsWith("mvn")) {
            return "mvn package";
        }
        String[] words = call.split(" ", -1);
        if (!call.startsWith("aws cloudformation deploy")) {
            return String.join(" ", List.of(words).subList(0, call.startsWith("aws") ? 3 : 2));
        }
        return "aws cloudformation deploy " + words[4]
                + (call.contains("MigrationImage=") ? " migrates" : "")
                + (call.contains(" Image=") ? " replaces nodes" : "");
    }
}
