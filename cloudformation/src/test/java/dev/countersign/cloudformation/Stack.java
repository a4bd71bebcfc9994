package dev.countersign.cloudformation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A template with its parameters: what CloudFormation would make of references and functions, in partition aws, region us-east-1 and account 000000000000. */
final class Stack {

    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::Partition", "aws",
            "AWS::Region", "us-east-1",
            "AWS::AccountId", "000000000000",
            "AWS::URLSuffix", "amazonaws.com");
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private final Template template;
    private final Map<String, Supplier<Object>> parameters;
    private final Map<String, Stack> nested = new HashMap<>();

    private Stack(Template template, Map<String, Supplier<Object>> parameters) {
        this.template = template;
        this.parameters = Map.copyOf(parameters);
    }

    /** The root, for this environment; what else an operator sets has its default or a placeholder. */
    static Stack root(String environment) {
        return new Stack(Template.of("countersign.yaml"), Map.of("Environment", () -> environment));
    }

    static Stack of(Template template) {
        return new Stack(template, Map.of());
    }

    Template template() {
        return template;
    }

    /** The nested stacks. */
    List<Stack> stacks() {
        return template.ofType("AWS::CloudFormation::Stack").stream()
                .map(this::stack)
                .toList();
    }

    private Stack stack(String id) {
        return nested.computeIfAbsent(id, this::read);
    }

    private Stack read(String id) {
        Map<String, Object> properties = template.properties(id);
        Map<String, Supplier<Object>> given = new HashMap<>();
        Template.map(properties.get("Parameters")).forEach((name, value) -> given.put(name, () -> resolve(value)));
        return new Stack(Template.of(properties.get("TemplateURL").toString()), given);
    }

    String text(Object value) {
        return resolve(value).toString();
    }

    /** One text, or all of a list. */
    List<String> texts(Object value) {
        return Template.list(value).stream().map(this::text).toList();
    }

    private Object resolve(Object value) {
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> call = Template.map(value);
        String function = call.keySet().iterator().next();
        Object argument = call.get(function);
        return switch (function) {
            case "Ref" -> ref(argument.toString());
            case "Fn::GetAtt" -> attribute(argument.toString());
            case "Fn::Sub" ->
                IN_TEXT.matcher(argument.toString())
                        .replaceAll(found -> (found.group(1).contains(".")
                                        ? attribute(found.group(1))
                                        : ref(found.group(1)))
                                .toString());
            case "Fn::If" -> {
                List<Object> branches = Template.list(argument);
                yield resolve(branches.get(holds(branches.getFirst().toString()) ? 1 : 2));
            }
            default -> throw new IllegalArgumentException("%s of %s".formatted(call, template));
        };
    }

    private boolean holds(String condition) {
        return isTrue(template.section("Conditions").get(condition));
    }

    private boolean isTrue(Object condition) {
        Map<String, Object> call = Template.map(condition);
        if (call.containsKey("Fn::Equals")) {
            List<Object> both = Template.list(call.get("Fn::Equals"));
            return text(both.getFirst()).equals(text(both.getLast()));
        }
        if (call.containsKey("Fn::Not")) {
            return !isTrue(Template.list(call.get("Fn::Not")).getFirst());
        }
        throw new IllegalArgumentException("%s of %s".formatted(condition, template));
    }

    private Object ref(String name) {
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.get(name);
        }
        if (parameters.containsKey(name)) {
            return parameters.get(name).get();
        }
        if (template.section("Parameters").containsKey(name)) {
            return Template.map(template.section("Parameters").get(name)).getOrDefault("Default", "<" + name + ">");
        }
        return switch (type(name)) {
            case "AWS::SNS::Topic" -> attribute(name + ".TopicArn");
            case "AWS::Lambda::Function" -> named(name, "FunctionName");
            case "AWS::Lambda::Alias" -> attribute(aliased(name) + ".Arn") + ":" + named(name, "Name");
            default -> name;
        };
    }

    private String aliased(String alias) {
        return Template.map(template.properties(alias).get("FunctionName"))
                .get("Ref")
                .toString();
    }

    private Object attribute(String path) {
        String id = path.substring(0, path.indexOf('.'));
        String attribute = path.substring(id.length() + 1);
        return switch (type(id) + " " + attribute) {
            case "AWS::SQS::Queue Arn" -> arn("sqs", named(id, "QueueName"));
            case "AWS::SQS::Queue QueueName" -> named(id, "QueueName");
            case "AWS::SNS::Topic TopicArn" -> arn("sns", named(id, "TopicName"));
            case "AWS::SNS::Topic TopicName" -> named(id, "TopicName");
            case "AWS::Lambda::Function Arn" -> arn("lambda", "function:" + named(id, "FunctionName"));
            case "AWS::Events::Rule Arn" -> arn("events", "rule/" + id);
            case "AWS::Logs::LogGroup Arn" -> arn("logs", "log-group:" + named(id, "LogGroupName") + ":*");
            case "AWS::KMS::Key Arn" -> arn("kms", "key/" + id);
            case "AWS::IAM::Role Arn" ->
                "arn:aws:iam::%s:role/%s".formatted(PSEUDO.get("AWS::AccountId"), named(id, "RoleName"));
            default ->
                attribute.startsWith("Outputs.")
                        ? stack(id).output(attribute.substring("Outputs.".length()))
                        : "<" + path + ">";
        };
    }

    private Object output(String name) {
        return resolve(Template.map(template.section("Outputs").get(name)).get("Value"));
    }

    private String type(String id) {
        return template.resource(id).get("Type").toString();
    }

    /** Its name; without one, CloudFormation makes one of the id. */
    private String named(String id, String property) {
        return text(template.properties(id).getOrDefault(property, id));
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s"
                .formatted(service, PSEUDO.get("AWS::Region"), PSEUDO.get("AWS::AccountId"), resource);
    }
}
