package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What a request holds is understood or refused by its name. Nothing is passed over. */
class KnownMembersTest {

    private static final HttpClient http = HttpClient.newHttpClient();
    private static LocalAws aws;

    @BeforeAll
    static void open() throws Exception {
        var echo = LocalFunction.of(() -> (input, output, _) -> input.transferTo(output));
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .forAnybody()
                .withFunctions(Map.of("echo", echo)));
    }

    @AfterAll
    static void close() {
        http.close();
        aws.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AWSStepFunctions.ListStateMachines | {"colour":"red"}                  | 'colour' of ListStateMachines is not supported
                    AWSStepFunctions.ListExecutions    | {"mapRun":"arn:x"}                | 'mapRun' of ListExecutions is not supported
                    AWSStepFunctions.ListStateMachines | {"colour":null}                   | stateMachines
                    AmazonSQS.ListQueues               | {"colour":"red"}                  | parameter colour of ListQueues is not supported
                    AmazonSQS.SendMessageBatch         | {"QueueUrl":"q","Entries":[{"Id":"a","colour":"red"}]} | parameter colour of SendMessageBatch is not supported
                    """)
    void ofAJsonCall(String target, String body, String answer) throws Exception {
        assertThat(post("application/x-amz-json-1.0", target, body).body()).contains(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Action=ListTopics&Version=2010-03-31&Colour=red, Colour",
        "Action=Publish&Version=2010-03-31&PhoneNumber=%2B34600000000&Message=x, PhoneNumber",
        "Action=Publish&Version=2010-03-31&TopicArn=t&MessageGroup=g&Message=x, MessageGroup",
        "Action=PublishBatch&Version=2010-03-31&PublishBatchRequestEntries.member.1.MessageGroup=g, MessageGroup"
    })
    void ofAQueryCall(String form, String member) throws Exception {
        var answer = post("application/x-www-form-urlencoded", "", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<Code>InvalidParameter</Code>",
                        "Invalid parameter: " + member + " Reason: not supported by this endpoint");
    }

    @Test
    void ofAnInvocation() {
        try (var lambda = TestClients.client(LambdaClient.builder(), aws.endpoint())) {
            assertThat(lambda.invoke(of -> of.functionName("echo").qualifier("$LATEST"))
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> lambda.invoke(of -> of.functionName("echo").qualifier("7")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("function:echo:7");
            assertThatThrownBy(() -> lambda.invoke(of -> of.functionName("echo").tenantId("acme")))
                    .isInstanceOf(InvalidParameterValueException.class)
                    .hasMessageContaining("X-Amz-Tenant-Id is not supported");
        }
    }

    private static HttpResponse<String> post(String type, String target, String body) throws Exception {
        var request = HttpRequest.newBuilder(aws.endpoint())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!target.isEmpty()) {
            request.header("X-Amz-Target", target);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
