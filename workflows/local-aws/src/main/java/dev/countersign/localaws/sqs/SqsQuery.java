package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.AwsErrors;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.Head;
import dev.countersign.localaws.http.Operation;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.http.QueryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQS in the query protocol, which it had before the one with JSON, and which older SDKs and CLIs still have. Requests and answers are
 * translated; what they mean is in {@link Sqs}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html">Making query API
 *     requests</a>
 */
public final class SqsQuery implements QueryService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NUMBERS = Set.of(
            "DelaySeconds",
            "MaxNumberOfMessages",
            "MaxNumberOfMessagesPerSecond",
            "MaxResults",
            "VisibilityTimeout",
            "WaitTimeSeconds");

    /** Lists of texts, by the name that each of their elements has in a request. */
    private static final Map<String, String> LISTS = Map.of(
            "AttributeName", "AttributeNames",
            "MessageAttributeName", "MessageAttributeNames",
            "MessageSystemAttributeName", "MessageSystemAttributeNames");

    private static final Map<String, String> MAPS = Map.of("Attribute", "Attributes", "Tag", "tags");
    private static final Map<String, String> ATTRIBUTES =
            Map.of("MessageAttribute", "MessageAttributes", "MessageSystemAttribute", "MessageSystemAttributes");

    private final Sqs sqs;

    public SqsQuery(Sqs sqs) {
        this.sqs = sqs;
    }

    /** Whether a form is for SQS: it goes to a queue, or its credentials are for SQS. */
    public static boolean speaks(Head head) {
        return head.path().matches("/\\d{12}/[^/]+")
                || (head.path().equals("/")
                        && head.header("Authorization").orElse("").contains("/sqs/aws4_request"));
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public String version() {
        return "2012-11-05";
    }

    @Override
    public String namespace() {
        return "http://queue.amazonaws.com/doc/2012-11-05/";
    }

    @Override
    public List<Element> handle(String action, Parameters parameters) throws InterruptedException {
        try {
            var answer = sqs.handle(new Operation(action, input(parameters)));
            return elements(action, JSON.readTree(answer.body()));
        } catch (AwsError refused) {
            if (refused.code().equals(AwsErrors.UNKNOWN_OPERATION)) {
                throw new AwsError("InvalidAction", refused.text(), 400);
            }
            throw new AwsError(refused.queryCode().orElse(refused.code()), refused.text(), refused.httpStatus());
        }
    }

    private static ObjectNode input(Parameters parameters) {
        var input = JSON.createObjectNode();
        parameters
                .names()
                .filter(name -> !name.equals("Action") && !name.equals("Version"))
                .forEach(name -> {
                    if (LISTS.containsKey(name)) {
                        var list = input.putArray(LISTS.getOrDefault(name, ""));
                        values(parameters, name).forEach(list::add);
                    } else if (MAPS.containsKey(name)) {
                        var map = input.putObject(MAPS.getOrDefault(name, ""));
                        parameters
                                .numbered(name)
                                .forEach(one -> map.put(
                                        one.text("Name")
                                                .or(() -> one.text("Key"))
                                                .orElse(""),
                                        one.text("Value").orElse("")));
                    } else if (ATTRIBUTES.containsKey(name)) {
                        var attributes = input.putObject(ATTRIBUTES.getOrDefault(name, ""));
                        parameters
                                .numbered(name)
                                .forEach(one -> one.below("Value")
                                        .all()
                                        .forEach(attributes.withObjectProperty(
                                                one.text("Name").orElse(""))::put));
                    } else if (name.endsWith("BatchRequestEntry")) {
                        var entries = input.putArray("Entries");
                        parameters.numbered(name).forEach(entry -> entries.add(input(entry)));
                    } else {
                        scalar(input, name, parameters.text(name).orElse(""));
                    }
                });
        return input;
    }

    private static Stream<String> values(Parameters parameters, String name) {
        return Stream.concat(parameters.text(name).stream(), parameters.below(name).all().values().stream())
                .filter(value -> !value.isEmpty());
    }

    private static void scalar(ObjectNode input, String name, String value) {
        if (!NUMBERS.contains(name)) {
            input.put(name, value);
        } else if (value.matches("-?\\d{1,9}")) {
            input.put(name, Integer.parseInt(value));
        } else {
            throw SqsErrors.invalidParameter(value, name, "Must be an integer.");
        }
    }

    private static List<Element> elements(String action, JsonNode answer) {
        var elements = new ArrayList<Element>();
        answer.properties().forEach(member -> {
            var value = member.getValue();
            switch (member.getKey()) {
                case "QueueUrls", "queueUrls" ->
                    value.forEach(url -> elements.add(Element.of("QueueUrl", url.asString())));
                case "Attributes" ->
                    value.properties()
                            .forEach(one -> elements.add(Element.of(
                                    "Attribute",
                                    Element.of("Name", one.getKey()),
                                    Element.of("Value", one.getValue().asString()))));
                case "MessageAttributes" ->
                    value.properties()
                            .forEach(one -> elements.add(Element.of(
                                    "MessageAttribute",
                                    Element.of("Name", one.getKey()),
                                    Element.of("Value", elements(action, one.getValue())))));
                case "Messages" -> each(elements, "Message", action, value);
                case "Successful" -> each(elements, action + "ResultEntry", action, value);
                case "Failed" -> each(elements, "BatchResultErrorEntry", action, value);
                case "Results" -> each(elements, action + "ResultEntry", action, value);
                default -> elements.add(Element.of(member.getKey(), value.asString()));
            }
        });
        return elements;
    }

    private static void each(List<Element> elements, String name, String action, JsonNode list) {
        list.forEach(one -> elements.add(Element.of(name, elements(action, one))));
    }
}
