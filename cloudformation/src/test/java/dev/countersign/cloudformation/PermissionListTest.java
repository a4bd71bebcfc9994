package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each permission of the templates is a line of permissions.txt, under a heading that says whether the product uses it, or why it is there if not. PermissionsIT of
 * webapp/local holds this list against the calls of the running product.
 */
class PermissionListTest {

    private static final Path LIST = Path.of("permissions.txt");

    @Test
    void eachPermissionIsListedAndNoneThatIsNotThere() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        List<String> given =
                Permissions.of(Stack.root("countersign")).distinct().toList();

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(given)
                .as("permissions that %s does not list", LIST)
                .filteredOn(line -> !listed.contains(line))
                .isEmpty();
        assertThat(listed)
                .as("lines of %s that no template permits", LIST)
                .filteredOn(line -> !given.contains(line))
                .isEmpty();
    }

    static Stream<Map<String, Object>> notUnderstood() {
        return Stream.of(
                Map.of("Effect", "Allow", "NotAction", "sqs:SendMessage", "Resource", "*"),
                Map.of("Effect", "Allow", "Action", "sqs:SendMessage", "NotResource", "*"),
                Map.of("Effect", "Allow", "Action", "sqs:*", "Resource", "*"),
                Map.of("Effect", "Maybe", "Action", "sqs:SendMessage", "Resource", "*"),
                Map.of(
                        "Effect", "Allow",
                        "Action", "sqs:SendMessage",
                        "Resource", "*",
                        "Condition", Map.of("IpAddress", Map.of("aws:SourceIp", "10.0.0.0/8"))));
    }

    @ParameterizedTest
    @MethodSource("notUnderstood")
    void aPolicyThatIsNotUnderstoodIsRefused(Map<String, Object> statement) {
        Map<String, Object> role = Map.of(
                "Type",
                "AWS::IAM::Role",
                "Properties",
                Map.of("Policies", List.of(Map.of("PolicyDocument", Map.of("Statement", List.of(statement))))));
        Stack stack = Stack.of(new Template("odd.yaml", Map.of("Resources", Map.of("Role", role))));

        assertThatThrownBy(() -> Permissions.of(stack).toList()).isInstanceOf(IllegalArgumentException.class);
    }
}
