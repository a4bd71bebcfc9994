package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that are nearly right. {@code -Dfuzz.requests=100000 -Dfuzz.seed=…} asks for more, and for the same again. */
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int CLIENTS = 4;

    private static final List<String> TARGETS = List.of(
            "AmazonSQS.CreateQueue",
            "AmazonSQS.GetQueueUrl",
            "AmazonSQS.ListQueues",
            "AmazonSQS.ListDeadLetterSourceQueues",
            "AmazonSQS.GetQueueAttributes",
            "AmazonSQS.SetQueueAttributes",
            "AmazonSQS.PurgeQueue",
            "AmazonSQS.SendMessage",
            "AmazonSQS.SendMessageBatch",
            "AmazonSQS.ReceiveMessage",
            "AmazonSQS.DeleteMessage",
            "AmazonSQS.DeleteMessageBatch",
            "AmazonSQS.ChangeMessageVisibility",
            "AmazonSQS.ChangeMessageVisibilityBatch",
            "AmazonSQS.Nothing");

    private static final List<String> MEMBERS = List.of(
            "QueueUrl",
            "QueueName",
            "QueueNamePrefix",
            "MaxResults",
            "NextToken",
            "Attributes",
            "AttributeNames",
            "MessageBody",
            "DelaySeconds",
            "MessageAttributes",
            "MessageAttributeNames",
            "MessageSystemAttributeNames",
            "MaxNumberOfMessages",
            "VisibilityTimeout",
            "ReceiptHandle",
            "Entries",
            "Id");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "10",
            "1e400",
            "1.5",
            "99999999999999999999",
            "\"\"",
            "\"q\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"MTox\"",
            "\"MToxOjE6MQ\"",
            "\"http://localhost/000000000000/q\"",
            "\"http://localhost/000000000000/none\"",
            "\"::\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[\"All\"]",
            "{\"VisibilityTimeout\":\"0\"}",
            "{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":1}\"}",
            "{\"a\":{\"DataType\":\"Number\",\"StringValue\":\"1e999999999\"}}",
            "{\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"%\"}}",
            "[{\"Id\":\"a\",\"MessageBody\":\"x\"}]",
            "[{\"Id\":\"a\",\"ReceiptHandle\":\"MToxOjE6MQ\",\"VisibilityTimeout\":0}]");

    private static final List<String> FORMS = List.of(
            "Action=CreateTopic&Version=2010-03-31&Name=t",
            "Action=Subscribe&Version=2010-03-31&TopicArn=arn:aws:sns:us-east-1:000000000000:t&Protocol=sqs"
                    + "&Endpoint=arn:aws:sqs:us-east-1:000000000000:q&Attributes.entry.1.key=FilterPolicy"
                    + "&Attributes.entry.1.value=%7B%22a%22:%5B%22x%22%5D%7D",
            "Action=Publish&Version=2010-03-31&TopicArn=arn:aws:sns:us-east-1:000000000000:t&Message=x"
                    + "&MessageAttributes.entry.1.Name=a&MessageAttributes.entry.1.Value.DataType=Number"
                    + "&MessageAttributes.entry.1.Value.StringValue=1",
            "Action=ListSubscriptions&Version=2010-03-31&NextToken=00000000-0000-0000-0000-000000000000",
            "Action=Unsubscribe&Version=2010-03-31"
                    + "&SubscriptionArn=arn:aws:sns:us-east-1:000000000000:t:00000000-0000-0000-0000-000000000000");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void no_request_makes_the_server_fail() throws Exception {
        var echo = LocalFunction.of(() -> (input, output, context) -> input.transferTo(output));
        try (var aws = LocalAws.start(
                        LocalAwsConfig.on(0, TestDatabases.fresh()).withFunctions(Map.of("echo", echo)));
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            create(aws.endpoint());
            System.out.println("fuzz.requests=" + REQUESTS + " fuzz.seed=" + SEED);
            var work = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Integer>) () -> fuzz(aws.endpoint(), new Random(SEED + client)))
                    .toList();
            for (var done : clients.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(REQUESTS / CLIENTS);
            }
            create(aws.endpoint());
        } finally {
            http.close();
        }
    }

    private int fuzz(URI endpoint, Random random) throws Exception {
        for (int done = 0; done < REQUESTS / CLIENTS; done++) {
            var request = request(endpoint, random);
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("%s %s %s", request.uri(), request.headers().map(), answer.body())
                    .isLessThan(500);
        }
        return REQUESTS / CLIENTS;
    }

    private void create(URI endpoint) throws Exception {
        var request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.ofString("{\"QueueName\":\"q\"}"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpRequest request(URI endpoint, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(BodyPublishers.ofByteArray(damaged(one(FORMS, random), random)))
                        .build();
            case 2 ->
                HttpRequest.newBuilder(endpoint.resolve("/2015-03-31/functions/echo/invocations"))
                        .header("X-Amz-Invocation-Type", random.nextBoolean() ? "RequestResponse" : "DryRun")
                        .POST(BodyPublishers.ofByteArray(damaged(one(VALUES, random), random)))
                        .build();
            default ->
                HttpRequest.newBuilder(endpoint)
                        .header("X-Amz-Target", one(TARGETS, random))
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(BodyPublishers.ofByteArray(damaged(input(random), random)))
                        .build();
        };
    }

    private static String input(Random random) {
        var members = new StringBuilder("{\"QueueUrl\":\"http://localhost/000000000000/q\"");
        for (int left = random.nextInt(5); left > 0; left--) {
            members.append(",\"")
                    .append(one(MEMBERS.subList(1, MEMBERS.size()), random))
                    .append("\":")
                    .append(one(VALUES, random));
        }
        return members.append('}').toString();
    }

    /** Every third is left whole, the others get up to three wrong bytes or lose their end. */
    private static byte[] damaged(String text, Random random) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0 || bytes.length == 0) {
            return bytes;
        }
        for (int left = random.nextInt(4); left > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
