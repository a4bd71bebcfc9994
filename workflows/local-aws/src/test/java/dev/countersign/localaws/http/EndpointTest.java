package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    private static final String JSON = "application/x-amz-json-1.0";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static LocalAws aws;

    @BeforeAll
    static void open() throws Exception {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .forAnybody()
                .withFunctions(
                        Map.of("echo", LocalFunction.of(() -> (input, output, context) -> input.transferTo(output)))));
    }

    @AfterAll
    static void close() {
        http.close();
        aws.close();
    }

    @Test
    void itListensOnLoopbackUnlessToldOtherwise() {
        assertThat(aws.endpoint().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void itListensWhereItIsToldToAndNowhereElse() throws Exception {
        var elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        var config =
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).forAnybody();
        try (var there = LocalAws.start(config.withBind(new InetSocketAddress(elsewhere, 0)))) {
            assertThat(there.endpoint().getHost()).isEqualTo("127.0.0.2");
            assertThat(canConnect(elsewhere, there.endpoint().getPort())).isTrue();
            assertThat(canConnect(
                            InetAddress.getLoopbackAddress(), there.endpoint().getPort()))
                    .isFalse();
        }
        assertThat(canConnect(elsewhere, aws.endpoint().getPort())).isFalse();
    }

    private static boolean canConnect(InetAddress address, int port) throws IOException {
        try (var _ = new Socket(address, port)) {
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    @Test
    void anAnswerCarriesARequestIdAndNoWordAboutTheServer() throws Exception {
        var answer = json("AmazonSQS.ListQueues", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    AmazonSQS.ListQueues     |              | SerializationException
                    AmazonSQS.ListQueues     | {            | SerializationException
                    AmazonSQS.ListQueues     | []           | SerializationException
                    AmazonSQS.ListQueues     | "text"       | SerializationException
                    AmazonSQS.ListQueues     | {} {}        | SerializationException
                    AmazonSQS.ListQueues     | {"a":1,"a":2} | SerializationException
                    AmazonSQS.CreateQueue    | {"QueueName":7} | SerializationException
                    AmazonSQS.CreateQueue    | {"QueueName":"q","Attributes":[]} | SerializationException
                    AmazonSQS.CreateQueue    | {"QueueName":"q","Attributes":{"DelaySeconds":5}} | SerializationException
                    AmazonSQS.ReceiveMessage | {"QueueUrl":"x","MaxNumberOfMessages":"3"} | InvalidAddress
                    AmazonSQS.GetQueueUrl    | {"QueueName":"\\u0000"} | SerializationException
                    AmazonSQS.CreateQueue    | {"QueueName":"q","Attributes":{"Policy":"\\u0000"}} | SerializationException
                    AmazonSQS.CreateQueue    | {}           | MissingParameterException
                    AmazonSQS.CreateQueue    | {"QueueName":"q","Attributes":{"Colour":"red"}} | InvalidAttributeName
                    AmazonSQS.AddPermission  | {}           | UnknownOperationException
                    AmazonSQS                | {}           | UnknownOperationException
                    DynamoDB_20120810.Scan   | {}           | UnknownOperationException
                    `  `                     | {}           | UnknownOperationException
                    """)
    void aJsonCallThatIsNotUnderstoodIsRefusedInItsShape(String target, String body, String error) throws Exception {
        var answer = json(target, body == null ? "" : body);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).contains(error + "\"", "\"message\":");
    }

    @Test
    void theMediaTypeTheMethodAndThePathMustBeRight() throws Exception {
        var wrongType = request("/")
                .header("X-Amz-Target", "AmazonSQS.ListQueues")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        var wrongMethod = request("/")
                .header("X-Amz-Target", "AmazonSQS.ListQueues")
                .header("Content-Type", JSON)
                .PUT(BodyPublishers.ofString("{}"));
        var wrongPath = request("/queues")
                .header("X-Amz-Target", "AmazonSQS.ListQueues")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{}"));
        for (var wrong : new HttpRequest.Builder[] {
            wrongType, wrongMethod, wrongPath, request("/").GET()
        }) {
            var answer = send(wrong);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("UnknownOperationException");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Action=ListTopics&Version=2010-03-31                      | 200 | <Topics
                    Action=ListTopics&Version=2010-03-31&NextToken=%zz        | 400 | MalformedQueryString
                    Action=ListTopics&Version=2010-03-31&Action=Publish       | 400 | MalformedQueryString
                    Action=ListTopics&Version=2012-11-05                      | 400 | InvalidAction
                    Action=ListTopics                                         | 400 | InvalidAction
                    Action=Fly&Version=2010-03-31                             | 400 | InvalidAction
                    Version=2010-03-31                                        | 400 | MissingAction
                    Action=Publish&Version=2010-03-31&Message=x               | 400 | InvalidParameter
                    Action=Publish&Version=2010-03-31&Message=x&TopicArn=%00  | 400 | InvalidParameter
                    Action=CreateTopic&Version=2010-03-31&Name=a+b            | 400 | InvalidParameter
                    Action=ListTopics&Version=2010-03-31&NextToken=%00        | 400 | SerializationException
                    """)
    void aQueryCallIsAnsweredOrRefusedInXml(String form, int status, String content) throws Exception {
        var answer = send(request("/").header("Content-Type", FORM).POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml");
        assertThat(answer.body()).contains(content, "<RequestId>");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /2015-03-31/functions/nobody/invocations, 404, ResourceNotFoundException",
        "GET, /2015-03-31/functions/echo/invocations, 404, UnknownOperationException",
        "GET, /2015-03-31/functions/echo, 404, UnknownOperationException",
        "POST, /2015-03-31/functions/, 404, UnknownOperationException",
        "POST, /2015-03-31/functions/echo/code, 404, UnknownOperationException"
    })
    void aRestCallThatIsNotUnderstoodIsRefusedInItsShape(String method, String path, int status, String error)
            throws Exception {
        var answer = send(request(path).method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue(error);
        assertThat(answer.body()).contains("\"Message\":");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndTheServerGoesOn() throws Exception {
        var huge = "{\"QueueName\":\"" + "x".repeat(9 << 20) + "\"}";

        var answer = json("AmazonSQS.CreateQueue", huge);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("RequestEntityTooLargeException");
        assertThat(json("AmazonSQS.ListQueues", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsNoUtf8OrIsPackedIsRefused() throws Exception {
        var broken = send(request("/")
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, '"', '}'})));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("SerializationException");

        var packed = send(request("/")
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .header("Content-Type", JSON)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(packed.statusCode()).isEqualTo(415);
    }

    @Test
    void jsonNestedWithoutEndIsRefused() throws Exception {
        var answer = json("AmazonSQS.CreateQueue", "{\"a\":" + "[".repeat(200_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: sauce\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /a/../../b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "CONNECT / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\nConnection: close\r\n\r\n",
                "\u0016\u0003\u0001\u0002"
            })
    void whatIsNoHttpIsRefusedWithoutAnErrorOfTheServer(String bytes) throws Exception {
        assertThat(raw(bytes))
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isEmpty(),
                        answer -> assertThat(answer).matches("(?s)HTTP/1\\.[01] 4\\d\\d .*"));
        assertThat(json("AmazonSQS.ListQueues", "{}").statusCode()).isEqualTo(200);
    }

    private static String raw(String bytes) throws IOException {
        try (var socket = new Socket(aws.endpoint().getHost(), aws.endpoint().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static HttpResponse<String> json(String target, String body) throws Exception {
        return send(request("/")
                .header("X-Amz-Target", target)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(aws.endpoint() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
