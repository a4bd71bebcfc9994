package dev.countersign.localaws.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Requests that are nearly right: operations and members of the SDK, with values that fit and values that do not, and damage on the way. */
final class FuzzedRequests {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";
    private static final String DEFINITION =
            "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":100000,\"End\":true}}}";
    private static final String QUEUE = "http://localhost/000000000000/q";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t";

    /** What makes a request succeed, so that not all of them end at the first check. */
    private static final Map<String, List<String>> FITTING = Map.ofEntries(
            Map.entry("QueueUrl", texts(QUEUE)),
            Map.entry("QueueName", texts("q", "other")),
            Map.entry("MessageBody", texts("x", "")),
            Map.entry("ReceiptHandle", texts("MToxOjE6MQ")),
            Map.entry("AttributeNames", List.of("[\"All\"]", "[\"QueueArn\"]")),
            Map.entry("Attributes", List.of("{\"VisibilityTimeout\":\"0\"}", "{\"DelaySeconds\":\"900\"}", "{}")),
            Map.entry(
                    "Entries",
                    List.of(
                            "[{\"Id\":\"a\",\"MessageBody\":\"x\"},{\"Id\":\"b\",\"MessageBody\":\"\"}]",
                            "[{\"Id\":\"a\",\"ReceiptHandle\":\"MToxOjE6MQ\",\"VisibilityTimeout\":0}]")),
            Map.entry(
                    "MessageAttributes",
                    List.of(
                            "{\"a\":{\"DataType\":\"Number\",\"StringValue\":\"1e999999999\"}}",
                            "{\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"%\"}}",
                            "{\"a\":{\"DataType\":\"String\",\"StringValue\":\"x\"}}")),
            // A long poll would only make the run longer.
            Map.entry("WaitTimeSeconds", List.of("0", "-1", "21", "\"1\"", "null")),
            Map.entry("VisibilityTimeout", List.of("0")),
            Map.entry("MaxNumberOfMessages", List.of("10")),
            Map.entry("DelaySeconds", List.of("0")),
            Map.entry("stateMachineArn", texts(MACHINE, MACHINE + ":1", MACHINE + ":99999999999")),
            Map.entry("stateMachineVersionArn", texts(MACHINE + ":1")),
            Map.entry("executionArn", texts(EXECUTION)),
            Map.entry("name", texts("m", "e")),
            Map.entry("roleArn", texts("arn:aws:iam::000000000000:role/r")),
            Map.entry("definition", texts(DEFINITION, DEFINITION.replace("Wait", "Choice"))),
            Map.entry("type", texts("STANDARD")),
            Map.entry("input", texts("{}", "[1")),
            Map.entry("output", texts("{}", "[1")),
            Map.entry("taskToken", texts("A".repeat(43), "x")),
            Map.entry("statusFilter", texts("RUNNING")),
            Map.entry("maxResults", List.of("1", "1000")));

    private static final List<String> OTHER = Stream.concat(
                    Stream.of(
                            "null",
                            "true",
                            "0",
                            "-1",
                            "1",
                            "1e400",
                            "1.5",
                            "99999999999999999999",
                            "\"\\u0000\"",
                            "\"\\ud800\"",
                            "[]",
                            "{}",
                            "[null]",
                            "[[]]",
                            "{\"a\":[]}",
                            "{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":1}\"}"),
                    texts("", "a b", "::", "arn:aws:states:::execution", "x".repeat(300)).stream())
            .toList();

    private static final List<String> FORMS = List.of(
            "Action=CreateTopic&Version=2010-03-31&Name=t",
            "Action=Subscribe&Version=2010-03-31&TopicArn=" + TOPIC + "&Protocol=sqs"
                    + "&Endpoint=arn:aws:sqs:us-east-1:000000000000:q&Attributes.entry.1.key=FilterPolicy"
                    + "&Attributes.entry.1.value=%7B%22a%22:%5B%22x%22%5D%7D",
            "Action=Publish&Version=2010-03-31&TopicArn=" + TOPIC + "&Message=x"
                    + "&MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=Number"
                    + "&MessageAttributes.entry.1.Value.StringValue=1",
            "Action=PublishBatch&Version=2010-03-31&TopicArn=" + TOPIC
                    + "&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.1.Message=x",
            "Action=SetTopicAttributes&Version=2010-03-31&TopicArn=" + TOPIC
                    + "&AttributeName=DisplayName&AttributeValue=T",
            "Action=ListSubscriptions&Version=2010-03-31&NextToken=00000000-0000-0000-0000-000000000000",
            "Action=Unsubscribe&Version=2010-03-31&SubscriptionArn=" + TOPIC + ":00000000-0000-0000-0000-000000000000");

    private static final List<SdkOperation> OF_SQS = SdkOperation.of(SqsClient.class);
    private static final List<SdkOperation> OF_STEP_FUNCTIONS = SdkOperation.of(SfnClient.class);

    private final URI endpoint;
    private final Random random;

    FuzzedRequests(URI endpoint, Random random) {
        this.endpoint = endpoint;
        this.random = random;
    }

    HttpRequest next() {
        var request = switch (random.nextInt(10)) {
            case 0, 1 ->
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(damaged(one(FORMS))));
            case 2 ->
                HttpRequest.newBuilder(endpoint.resolve("/2015-03-31/functions/echo/invocations"))
                        .header("X-Amz-Invocation-Type", one(List.of("RequestResponse", "Event", "DryRun", "x")))
                        .POST(BodyPublishers.ofByteArray(damaged(one(OTHER))));
            default -> json();
        };
        return switch (random.nextInt(50)) {
            case 0 ->
                request.setHeader("Content-Type", one(List.of("text/plain", "application/json", "*")))
                        .build();
            case 1 -> request.header("Content-Encoding", "gzip").build();
            case 2 -> request.uri(endpoint.resolve("/elsewhere")).build();
            case 3 -> request.GET().build();
            default -> request.build();
        };
    }

    private HttpRequest.Builder json() {
        boolean isSqs = random.nextInt(3) == 0;
        var operation = one(isSqs ? OF_SQS : OF_STEP_FUNCTIONS);
        var name = random.nextInt(50) == 0 ? "Nothing" : operation.name();
        return HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", (isSqs ? "AmazonSQS." : "AWSStepFunctions.") + name)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofByteArray(damaged(input(operation))));
    }

    /** Most of the members, most of them with a value that fits. */
    private String input(SdkOperation operation) {
        return operation.members().stream()
                .filter(_ -> random.nextInt(4) > 0)
                .map(member -> "\"" + member.locationName() + "\":" + value(member))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(SdkField<?> member) {
        var fitting = FITTING.getOrDefault(member.locationName(), List.of());
        if (member.locationName().equals("WaitTimeSeconds") || (!fitting.isEmpty() && random.nextInt(4) > 0)) {
            return one(fitting);
        }
        return one(OTHER);
    }

    /** Two thirds are left whole, the others get up to three wrong bytes or lose their end. */
    private byte[] damaged(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) > 0 || bytes.length == 0) {
            return bytes;
        }
        for (int left = random.nextInt(4); left > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> texts(String... texts) {
        return Arrays.stream(texts)
                .map(text -> "\"" + text.replace("\"", "\\\"") + "\"")
                .toList();
    }
}
