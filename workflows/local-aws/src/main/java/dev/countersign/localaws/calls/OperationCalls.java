package dev.countersign.localaws.calls;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.http.Caller;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.http.QueryService;
import dev.countersign.localaws.http.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Records the operations that clients ask for, by the action and the resource with which IAM checks them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 *     Authorization Reference</a>
 */
public final class OperationCalls {

    private static final String ANYTHING = "*";
    private static final String BATCH = "Batch";

    /** A version or an alias of a state machine; IAM checks the state machine. */
    private static final Pattern QUALIFIED = Pattern.compile("(arn:[^:]*:states:[^:]*:[^:]*:stateMachine:[^:]+):[^:]+");

    private final CallRecorder recorder;
    private final Map<String, String> callers;
    private final Account account;
    private final Function<String, Optional<String>> machineOfToken;

    /**
     * Records for one endpoint.
     *
     * @param callers the names of roles by the ids of their access keys
     * @param machineOfToken the ARN of the state machine whose task has a token
     */
    public OperationCalls(
            CallRecorder recorder,
            Map<String, String> callers,
            Account account,
            Function<String, Optional<String>> machineOfToken) {
        this.recorder = recorder;
        this.callers = Map.copyOf(callers);
        this.account = account;
        this.machineOfToken = machineOfToken;
    }

    /** A service with JSON whose operations are recorded. */
    public Service of(String name, Service service) {
        return recorder.isOn()
                ? operation -> {
                    record(name, operation.name(), member -> text(operation.input(), member));
                    return service.handle(operation);
                }
                : service;
    }

    /** A service with forms whose operations are recorded. */
    public QueryService of(QueryService service) {
        return recorder.isOn() ? new Recorded(service, this) : service;
    }

    private record Recorded(QueryService service, OperationCalls calls) implements QueryService {

        @Override
        public String name() {
            return service.name();
        }

        @Override
        public String version() {
            return service.version();
        }

        @Override
        public String namespace() {
            return service.namespace();
        }

        @Override
        public List<Element> handle(String action, Parameters parameters) throws InterruptedException {
            calls.record(name(), action, parameters::text);
            return service.handle(action, parameters);
        }
    }

    private void record(String service, String operation, Function<String, Optional<String>> member) {
        calls(service, operation, member).forEach(call -> recorder.record(() -> call));
    }

    private static Optional<String> text(JsonNode input, String member) {
        var node = input.path(member);
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(node.isValueNode() ? node.asString() : node.toString());
    }

    /** An invocation of a function by its name, which may be an ARN. */
    public void invocation(String function) {
        recorder.record(() -> Call.of(caller(), "lambda:InvokeFunction", functionArn(account, function)));
    }

    static String functionArn(Account account, String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : account.functionArn(nameOrArn);
    }

    private Stream<Call> calls(String service, String operation, Function<String, Optional<String>> member) {
        return switch (service) {
            case "sqs" -> Stream.of(call("sqs:" + each(operation), queue(member)));
            case "sns" -> Stream.of(call("sns:" + each(operation), topic(member)));
            case "secretsmanager" -> Stream.of(call("secretsmanager:" + operation, secret(member)));
            case "states" -> states(operation, member);
            // GetCallerIdentity needs no permission.
            case "sts" -> Stream.of();
            default -> throw new IllegalArgumentException("which actions has " + service + "?");
        };
    }

    /** A batch needs the permission for one. */
    private static String each(String operation) {
        return operation.endsWith(BATCH) ? operation.substring(0, operation.length() - BATCH.length()) : operation;
    }

    private Call call(String action, String resource) {
        return Call.of(caller(), action, resource);
    }

    private String caller() {
        return Caller.keyId().map(key -> callers.getOrDefault(key, key)).orElse("anonymous");
    }

    private String queue(Function<String, Optional<String>> member) {
        return first(member, "QueueUrl")
                .map(url -> queueArn(account, url))
                .or(() -> first(member, "QueueName").map(account::queueArn))
                .or(() -> first(member, "SourceArn"))
                .orElse(ANYTHING);
    }

    static String queueArn(Account account, String url) {
        return account.queueArn(url.substring(url.lastIndexOf('/') + 1));
    }

    private String topic(Function<String, Optional<String>> member) {
        return first(member, "TopicArn", "TargetArn", "ResourceArn")
                .or(() -> first(member, "SubscriptionArn").map(arn -> arn.substring(0, arn.lastIndexOf(':'))))
                .or(() -> first(member, "Name").map(account::topicArn))
                .orElse(ANYTHING);
    }

    private String secret(Function<String, Optional<String>> member) {
        return first(member, "SecretId", "Name")
                .map(name -> name.startsWith("arn:") ? name : account.secretArn(name))
                .orElse(ANYTHING);
    }

    private Stream<Call> states(String operation, Function<String, Optional<String>> member) {
        var resource = stateMachine(operation, member);
        if (resource.isEmpty()) {
            return Stream.of();
        }
        var calls = Stream.<Call>builder().add(call("states:" + operation, resource.get()));
        if (member.apply("publish").filter("true"::equals).isPresent()) {
            calls.add(call("states:PublishStateMachineVersion", resource.get()));
        }
        if (operation.equals("CreateStateMachine") && member.apply("tags").isPresent()) {
            calls.add(call("states:TagResource", resource.get()));
        }
        member.apply("roleArn")
                .ifPresent(role -> calls.add(
                        new Call(caller(), "iam:PassRole", role, "iam:PassedToService=states.amazonaws.com")));
        return calls.build();
    }

    /** Empty for a token that belongs to no task: AWS finds nothing to check. */
    private Optional<String> stateMachine(String operation, Function<String, Optional<String>> member) {
        if (operation.startsWith("SendTask")) {
            return member.apply("taskToken").flatMap(machineOfToken);
        }
        return first(
                        member,
                        "stateMachineArn",
                        "executionArn",
                        "stateMachineVersionArn",
                        "stateMachineAliasArn",
                        "mapRunArn",
                        "resourceArn")
                .map(OperationCalls::unqualified)
                .or(() -> operation.equals("CreateStateMachine")
                        ? member.apply("name").map(name -> stateMachineArn(account, name))
                        : Optional.empty())
                .or(() -> Optional.of(ANYTHING));
    }

    private static String stateMachineArn(Account account, String name) {
        return "arn:aws:states:%s:%s:stateMachine:%s".formatted(account.region(), account.id(), name);
    }

    static String unqualified(String arn) {
        var qualified = QUALIFIED.matcher(arn);
        return qualified.matches() ? qualified.group(1) : arn;
    }

    private static Optional<String> first(Function<String, Optional<String>> member, String... names) {
        return Stream.of(names).flatMap(name -> member.apply(name).stream()).findFirst();
    }
}
