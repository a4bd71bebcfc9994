package dev.countersign.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The permissions of the templates as lines of text, one for each role, action and resource: the policies of roles, of queues and of topics. What it does not
 * understand, it refuses.
 */
final class Permissions {

    private static final Set<String> MEMBERS = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
    private static final Set<String> ANY_OF = Set.of("StringEquals", "ArnEquals", "Bool");
    private static final Set<String> NONE_OF = Set.of("ArnNotEquals");

    private Permissions() {}

    /** Of a stack and all its nested stacks. */
    static Stream<String> of(Stack root) {
        return Stream.concat(Stream.of(root), root.stacks().stream()).flatMap(Permissions::ofOne);
    }

    private static Stream<String> ofOne(Stack stack) {
        Template template = stack.template();
        return Stream.concat(
                template.ofType("AWS::IAM::Role").stream().flatMap(role -> ofRole(stack, role)),
                Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
                        .flatMap(type -> template.ofType(type).stream())
                        .flatMap(policy -> statements(
                                        template.properties(policy).get("PolicyDocument"))
                                .flatMap(statement -> lines(stack, principals(stack, statement), statement))));
    }

    private static Stream<String> ofRole(Stack stack, String role) {
        Map<String, Object> properties = stack.template().properties(role);
        String name = stack.template().name().replace(".yaml", "/") + role;
        return Stream.concat(
                Template.list(properties.getOrDefault("Policies", List.of())).stream()
                        .flatMap(policy -> statements(Template.map(policy).get("PolicyDocument")))
                        .flatMap(statement -> lines(stack, List.of(name), statement)),
                stack.texts(properties.getOrDefault("ManagedPolicyArns", List.of())).stream()
                        .map(policy -> name + " has the policy " + policy));
    }

    private static Stream<Map<String, Object>> statements(Object document) {
        return Template.list(Template.map(document).get("Statement")).stream().map(Template::map);
    }

    private static List<String> principals(Stack stack, Map<String, Object> statement) {
        Object principal = statement.get("Principal");
        if (principal.equals("*")) {
            return List.of("*");
        }
        Map<String, Object> byKind = Template.map(principal);
        if (!byKind.keySet().equals(Set.of("Service"))) {
            throw new IllegalArgumentException("principal " + principal);
        }
        return stack.texts(byKind.get("Service"));
    }

    private static Stream<String> lines(Stack stack, List<String> callers, Map<String, Object> statement) {
        if (!MEMBERS.containsAll(statement.keySet())) {
            throw new IllegalArgumentException("a statement with " + statement.keySet());
        }
        String effect = switch (statement.get("Effect").toString()) {
            case "Allow" -> "";
            case "Deny" -> "deny ";
            default -> throw new IllegalArgumentException("effect of " + statement);
        };
        String condition = condition(stack, Template.map(statement.getOrDefault("Condition", Map.of())));
        return callers.stream()
                .flatMap(caller -> stack.texts(statement.get("Action")).stream()
                        .flatMap(action -> stack.texts(statement.get("Resource")).stream()
                                .map(resource -> effect + caller + " " + exact(action) + " " + resource + condition)));
    }

    private static String exact(String action) {
        if (!action.matches("[a-z0-9-]+:[A-Za-z]+")) {
            throw new IllegalArgumentException("action " + action);
        }
        return action;
    }

    private static String condition(Stack stack, Map<String, Object> operators) {
        String all = operators.entrySet().stream()
                .flatMap(operator -> Template.map(operator.getValue()).entrySet().stream()
                        .map(key ->
                                key.getKey() + sign(operator.getKey()) + String.join("|", stack.texts(key.getValue()))))
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : " if " + all;
    }

    private static String sign(String operator) {
        if (ANY_OF.contains(operator)) {
            return "=";
        }
        if (NONE_OF.contains(operator)) {
            return "!=";
        }
        throw new IllegalArgumentException("the operator " + operator + " of a condition");
    }
}
