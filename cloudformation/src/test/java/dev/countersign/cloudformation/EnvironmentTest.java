package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code reads from its environment is what the templates set, as docs/configuration.md has it, which is compared with the code. */
class EnvironmentTest {

    private static final Path CONFIGURATION = Path.of("../docs/configuration.md");
    private static final Pattern PROPERTY = Pattern.compile("\\| `([a-z]+\\.[a-z.-]+)` \\|");
    private static final Pattern VARIABLE = Pattern.compile("\\| `([A-Z_]+)` \\|");

    /** Without these the application does not start on AWS, or not as it should. */
    private static final List<String> NEEDED = List.of(
            "COUNTERSIGN_BASE_URL",
            "COUNTERSIGN_TOKEN_KEY",
            "COUNTERSIGN_SIGN_IN_KEY",
            "COUNTERSIGN_AUDIT_KEY",
            "COUNTERSIGN_UNSUBSCRIBE_KEY",
            "COUNTERSIGN_INTAKE_KEY",
            "COUNTERSIGN_DATABASE_IAM_LOGIN",
            "COUNTERSIGN_ATTACHMENTS_BUCKET",
            "COUNTERSIGN_AWS_PARTITION",
            "COUNTERSIGN_AWS_REGION",
            "COUNTERSIGN_AWS_ACCOUNT",
            "COUNTERSIGN_AWS_ROLE",
            "COUNTERSIGN_AWS_LOG_GROUP",
            "COUNTERSIGN_AWS_FUNCTION_PREFIX",
            "COUNTERSIGN_AWS_FUNCTION_ALIAS",
            "COUNTERSIGN_AWS_CONNECTOR_PREFIX",
            "COUNTERSIGN_AWS_WEBHOOK_PREFIX",
            "SPRING_PROFILES_ACTIVE",
            "SPRING_DATASOURCE_URL",
            "SPRING_DATASOURCE_USERNAME",
            "SERVER_TOMCAT_REMOTEIP_INTERNAL_PROXIES");

    @Test
    void theApplicationGetsPropertiesThatItKnows() throws IOException {
        Set<String> known = found(PROPERTY)
                .map(property -> property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());
        Set<String> set = application();
        assertThat(set).containsAll(NEEDED).allSatisfy(variable -> {
            if (!variable.equals("SPRING_APPLICATION_JSON")) {
                assertThat(known).contains(variable);
            }
        });
    }

    @Test
    void secretsAreNotWrittenIntoTheTask() {
        Map<String, Object> container = container();
        assertThat(Template.having(container.get("Environment"), "Name"))
                .noneMatch(variable -> variable.get("Name").toString().matches(".*(KEY|PASSWORD|SECRET).*"));
    }

    @Test
    void aFunctionGetsTheVariablesThatItReads() throws IOException {
        Template functions = Template.of("functions.yaml");
        assertThat(functions.ofType("AWS::Lambda::Function").stream()
                        .map(id -> functions.properties(id).get("Environment"))
                        .filter(Objects::nonNull)
                        .flatMap(environment ->
                                Template.map(Template.map(environment).get("Variables")).keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(found(VARIABLE).toList());
    }

    /** Whoever takes over a node of the application cannot alter tables, and whoever takes over the migration cannot read tokens. */
    @Test
    void onlyTheMigrationGetsTheLoginOfTheOwnerAndItGetsNothingElse() {
        assertThat(application()).noneMatch(variable -> variable.startsWith("SPRING_FLYWAY"));
        assertThat(Template.of("app.yaml").section("Parameters")).doesNotContainKey("OwnerLogin");
        assertThat(variables(container("migration.yaml")))
                .containsExactlyInAnyOrder(
                        "SPRING_PROFILES_ACTIVE",
                        "SPRING_DATASOURCE_URL",
                        "SPRING_FLYWAY_USER",
                        "SPRING_FLYWAY_PASSWORD",
                        "COUNTERSIGN_DATABASE_IAM_LOGIN");
        assertThat(Template.of("migration.yaml").properties("Task")).doesNotContainKey("TaskRoleArn");
    }

    private static Set<String> application() {
        return variables(container());
    }

    private static Set<String> variables(Map<String, Object> container) {
        return Template.having(container, "Name")
                .map(variable -> variable.get("Name").toString())
                .filter(name -> name.equals(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> container() {
        return container("app.yaml");
    }

    private static Map<String, Object> container(String template) {
        return Template.map(
                Template.list(Template.of(template).properties("Task").get("ContainerDefinitions"))
                        .getFirst());
    }

    private static Stream<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(CONFIGURATION)).results().map(found -> found.group(1));
    }
}
