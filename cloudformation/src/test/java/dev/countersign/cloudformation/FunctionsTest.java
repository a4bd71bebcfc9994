package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunctionsTest {

    private static final Path HANDLERS = Path.of("../lambdas/src/main/java");

    private static final Path CATALOGUE =
            Path.of("../workflows/definitions/src/main/resources/dev/countersign/definitions/function");

    private final Template functions = Template.of("functions.yaml");

    @Test
    void everyFunctionHasAHandlerThatExists() {
        assertThat(ids()).isNotEmpty().allSatisfy(id -> {
            String handler = functions.properties(id).get("Handler").toString();
            assertThat(HANDLERS.resolve(handler.replace('.', '/') + ".java")).exists();
        });
    }

    @Test
    void everyFunctionOfTheProductIsDeployed() throws IOException {
        String local = Files.readString(HANDLERS.resolve("dev/countersign/lambdas/LocalFunctions.java"));
        List<Object> names = Pattern.compile("String [A-Z_]+ = \"([a-z-]+)\"")
                .matcher(local)
                .results()
                .<Object>map(found -> Map.of("Fn::Sub", "${Environment}-" + found.group(1)))
                .toList();
        assertThat(ids())
                .extracting(id -> functions.properties(id).get("FunctionName"))
                .hasSameElementsAs(names);
    }

    /** The catalogue that the checks, the editor and the compiler of templates read. */
    @Test
    void stateMachinesMayCallWhatTheCatalogueOffers() throws IOException {
        try (var described = Files.list(CATALOGUE)) {
            List<String> offered = described
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
            assertThat(offered)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(ids())
                            .anyMatch(id -> functions
                                    .properties(id)
                                    .get("FunctionName")
                                    .equals(Map.of("Fn::Sub", "${Environment}-" + name))));
            assertThat(Template.of("workflows.yaml").properties("Role").toString())
                    .contains(offered.stream()
                            .map(FunctionsTest::id)
                            .map("Ref="::concat)
                            .toList());
        }
    }

    private static String id(String name) {
        return Pattern.compile("(?:^|-)([a-z])")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** SnapStart takes its snapshot of a version, so what is called has to be an alias of one. */
    @Test
    void everyFunctionIsCalledByAnAliasOfItsNewestVersion() {
        assertThat(ids()).allSatisfy(id -> {
            assertThat(functions.properties(id).get("SnapStart")).isEqualTo(Map.of("ApplyOn", "PublishedVersions"));
            assertThat(functions.properties(id + "Live"))
                    .containsEntry("Name", "live")
                    .containsEntry("FunctionVersion", Map.of("Fn::GetAtt", id + "Version.Version"));
        });
        assertThat(functions.properties("EmailForSendEmail"))
                .containsEntry("FunctionName", Map.of("Ref", "SendEmailLive"));
        assertThat(functions.properties("WebhooksForWebhookDelivery"))
                .containsEntry("FunctionName", Map.of("Ref", "WebhookDeliveryLive"));
    }

    @Test
    void everyFunctionHasItsOwnRoleAndLog() {
        assertThat(ids()).allSatisfy(id -> {
            assertThat(functions.properties(id)).containsEntry("Role", Map.of("Fn::GetAtt", id + "Role.Arn"));
            assertThat(functions.properties(id).get("LoggingConfig").toString()).contains(id + "Log");
        });
    }

    private List<String> ids() {
        return functions.ofType("AWS::Lambda::Function");
    }
}
