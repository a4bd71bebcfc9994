package dev.countersign.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Clients as Debian has them: boto3 and the CLI of AWS, which speak to SQS in the query protocol. Skipped where they are not installed. */
@Timeout(120)
class OlderClientsTest {

    private static final String TASKS_ARN = "arn:aws:sqs:us-east-1:000000000000:tasks";

    private static final String PYTHON = "/usr/bin/python3";

    private LocalAws aws;

    @BeforeEach
    void open() throws IOException {
        var price = LocalFunction.of(
                () -> (_, output, _) -> output.write("{\"amount\": 150}".getBytes(StandardCharsets.UTF_8)));
        aws = LocalAws.start(
                LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS).withFunctions(Map.of("price", price)));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void botoDrivesAPurchase() throws Exception {
        assumeTrue(installed("boto3"), "skipped: python3-boto3 is not installed");
        var script =
                Path.of(OlderClientsTest.class.getResource("/boto3/purchase.py").toURI());

        var told = JsonMapper.shared()
                .readTree(run(script.toString(), aws.endpoint().toString()));

        assertThat(told).isEqualTo(JsonMapper.shared().readTree("""
                        {"status": "SUCCEEDED", "decision": {"by": "Ana", "amount": 150}, "told": "chair approved by Ana",
                         "price": 150, "code": "AWS.SimpleQueueService.NonExistentQueue"}"""));
    }

    @Test
    void theCliDrivesAPurchase() throws Exception {
        assumeTrue(installed("awscli.clidriver"), "skipped: awscli is not installed");
        var tasks = text(cli("sqs", "create-queue", "--queue-name", "tasks"), "QueueUrl");
        var topic = text(cli("sns", "create-topic", "--name", "news"), "TopicArn");
        cli("sns", "subscribe", "--topic-arn", topic, "--protocol", "sqs", "--notification-endpoint", TASKS_ARN);
        var machine = text(
                cli(
                        "stepfunctions",
                        "create-state-machine",
                        "--name",
                        "purchase",
                        "--role-arn",
                        "arn:aws:iam::000000000000:role/workflows",
                        "--definition",
                        purchase(tasks, topic)),
                "stateMachineArn");
        var execution = text(cli("stepfunctions", "start-execution", "--state-machine-arn", machine), "executionArn");

        var task = JsonMapper.shared().readTree(receive(tasks));
        cli(
                "stepfunctions",
                "send-task-success",
                "--task-token",
                task.path("token").asString(),
                "--task-output",
                "{\"by\": \"Ana\"}");

        assertThat(task.path("amount").asInt()).isEqualTo(150);
        assertThat(JsonMapper.shared().readTree(receive(tasks)).path("Message").asString())
                .isEqualTo("approved by Ana");
        assertThat(text(cli("stepfunctions", "describe-execution", "--execution-arn", execution), "status"))
                .isEqualTo("SUCCEEDED");
    }

    private String receive(String queue) throws Exception {
        var received = JsonMapper.shared()
                .readTree(cli("sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "20"));
        var message = received.path("Messages").path(0);
        cli(
                "sqs",
                "delete-message",
                "--queue-url",
                queue,
                "--receipt-handle",
                message.path("ReceiptHandle").asString());
        return message.path("Body").asString();
    }

    private static String text(String json, String member) {
        return JsonMapper.shared().readTree(json).path(member).asString();
    }

    private String cli(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(
                "-m",
                "awscli",
                "--endpoint-url",
                aws.endpoint().toString(),
                "--region",
                "us-east-1",
                "--output",
                "json"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private static boolean installed(String module) throws InterruptedException {
        try {
            return process("-c", "import " + module).start().waitFor() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private static String run(String... arguments) throws Exception {
        var process = process(arguments).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static ProcessBuilder process(String... arguments) {
        var command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", TestClients.KEYS.access().id());
        builder.environment()
                .put("AWS_SECRET_ACCESS_KEY", TestClients.KEYS.access().secret());
        return builder;
    }

    private static String purchase(String tasks, String topic) {
        return """
            {"QueryLanguage":"JSONata","StartAt":"Price","States":{
             "Price":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Ask",
              "Arguments":{"FunctionName":"price","Payload":{}},"Output":"{%% $states.result.Payload %%}"},
             "Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Next":"Tell",
              "Arguments":{"QueueUrl":"%s","MessageBody":{"token":"{%% $states.context.Task.Token %%}","amount":"{%% $states.input.amount %%}"}}},
             "Tell":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true,
              "Arguments":{"TopicArn":"%s","Message":"{%% 'approved by ' & $states.input.by %%}"}}}}
            """.formatted(tasks, topic);
    }
}
