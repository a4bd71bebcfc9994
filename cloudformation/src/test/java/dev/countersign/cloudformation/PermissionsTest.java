package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody may do more than their work asks for. */
class PermissionsTest {

    /** Actions for which AWS knows no resource: Service Authorization Reference. */
    private static final List<String> WITHOUT_RESOURCE = List.of(
            "ecr:GetAuthorizationToken",
            "logs:CreateLogDelivery",
            "logs:CreateLogStream",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutLogEvents",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets");

    static Stream<Template> templates() {
        return Template.all().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noRoleMayDoEverything(Template template) {
        assertThat(ofRoles(template).flatMap(statement -> Template.list(statement.get("Action")).stream()))
                .allSatisfy(action -> assertThat(action.toString()).doesNotContain("*"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyPermissionOfARoleNamesWhatItIsFor(Template template) {
        assertThat(ofRoles(template)
                        .filter(statement ->
                                Template.list(statement.get("Resource")).contains("*"))
                        .flatMap(statement -> Template.list(statement.get("Action")).stream())
                        .map(Object::toString))
                .isSubsetOf(WITHOUT_RESOURCE);
    }

    /** Else a role of another account, or another service, could be made to act for somebody else. */
    @ParameterizedTest
    @MethodSource("templates")
    void servicesAssumeRolesForThisAccountOnly(Template template) {
        assertThat(template.ofType("AWS::IAM::Role")).allSatisfy(role -> {
            String trust =
                    template.properties(role).get("AssumeRolePolicyDocument").toString();
            assertThat(trust)
                    .containsAnyOf("aws:SourceAccount", "Service=lambda.amazonaws.com", "aws:MultiFactorAuthPresent");
        });
    }

    private static Stream<Map<String, Object>> ofRoles(Template template) {
        return template.ofType("AWS::IAM::Role").stream()
                .flatMap(role ->
                        Template.having(template.properties(role).getOrDefault("Policies", List.of()), "Effect"));
    }
}
