package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalId;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An attacker on the machine of a running product, without its access key, tries to make a request end as approved. */
class ForgedOutcomeIT {

    private static final Pattern TOKEN = Pattern.compile("taskToken[\\\\\":]+([A-Za-z0-9_-]{43})[\\\\\"]");
    private static final int PORT_LINE = 3;

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);
    private final Environment environment = product.get(Environment.class);
    private final URI aws = URI.create(environment.getRequiredProperty("countersign.aws.endpoint"));
    private RequestId request;
    private ApprovalId approval;
    private String execution;
    private String token;

    @BeforeEach
    void aRequestWaitsForItsManager() {
        request = acme.submit(acme.actor("ana"), "Chairs");
        approval = acme.waitingFor(acme.actor("marta"), request);
        SfnClient states = product.states();
        execution = states.listStateMachines().stateMachines().stream()
                .flatMap(machine -> states
                        .listExecutions(of ->
                                of.stateMachineArn(machine.stateMachineArn()).statusFilter(ExecutionStatus.RUNNING))
                        .executions()
                        .stream())
                .filter(item -> item.name().equals(request.value().toString()))
                .map(ExecutionListItem::executionArn)
                .findFirst()
                .orElseThrow();
        Matcher found = TOKEN.matcher(states.getExecutionHistory(of -> of.executionArn(execution)).events().stream()
                .filter(event -> event.taskScheduledEventDetails() != null)
                .map(event -> event.taskScheduledEventDetails().parameters())
                .collect(Collectors.joining()));
        assertThat(found.find()).isTrue();
        token = found.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Authorization: AWS4-HMAC-SHA256 Credential=KEY/DAY/us-east-1/states/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=00",
                "Origin: http://127.0.0.1:8080",
                "Sec-Fetch-Site: cross-site"
            })
    void anAnswerWithATokenButWithoutAKeyIsRefused(String header) throws Exception {
        assertRefused(call("AWSStepFunctions.SendTaskSuccess", aws.getAuthority(), header, answer()));
    }

    @Test
    void aNameThatPointsHereIsRefused() throws Exception {
        assertRefused(call("AWSStepFunctions.SendTaskSuccess", "page.example:" + aws.getPort(), "", answer()));
    }

    @Test
    void aHistoryIsNotShownWithoutAKey() throws Exception {
        String answer = call(
                "AWSStepFunctions.GetExecutionHistory",
                aws.getAuthority(),
                "",
                "{\"executionArn\":\"%s\"}".formatted(execution));

        assertRefused(answer);
        assertThat(answer).doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request-events", "human-tasks"})
    void aMessageWithoutAKeyIsRefused(String queue) throws Exception {
        String finished =
                "{\\\"type\\\":\\\"finished\\\",\\\"requestId\\\":\\\"%s\\\",\\\"outcome\\\":\\\"APPROVED\\\"}"
                        .formatted(request.value());

        assertRefused(call(
                "AmazonSQS.SendMessage",
                aws.getAuthority(),
                "",
                "{\"QueueUrl\":\"%s/000000000000/%s\",\"MessageBody\":\"%s\"}".formatted(aws, queue, finished)));
    }

    @Test
    void noColumnOfTheDatabasesHoldsTheToken() throws Exception {
        for (String database : List.of("countersign", "local_aws")) {
            List<String> values = everythingIn(database);
            assertThat(values).hasSizeGreaterThan(50);
            assertThat(values).noneMatch(value -> value.contains(token));
        }
    }

    private String answer() {
        return "{\"taskToken\":\"%s\",\"output\":\"{\\\"outcome\\\":\\\"APPROVED\\\"}\"}".formatted(token);
    }

    private void assertRefused(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(product.states()
                        .describeExecution(of -> of.executionArn(execution))
                        .status())
                .isEqualTo(ExecutionStatus.RUNNING);
        assertThat(acme.waitingFor(acme.actor("marta"), request)).isEqualTo(approval);
    }

    private String call(String target, String host, String header, String body) throws IOException {
        String key = environment.getRequiredProperty("countersign.aws.access-key-id");
        String now = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        String day = now.substring(0, now.indexOf('T'));
        StringBuilder text = new StringBuilder("POST / HTTP/1.1\r\n");
        Map.of(
                        "Host",
                        host,
                        "X-Amz-Target",
                        target,
                        "X-Amz-Date",
                        now,
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "Content-Length",
                        Integer.toString(body.getBytes(StandardCharsets.UTF_8).length),
                        "Connection",
                        "close")
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        if (!header.isEmpty()) {
            text.append(header.replace("KEY", key).replace("DAY", day)).append("\r\n");
        }
        try (Socket socket = new Socket(aws.getHost(), aws.getPort())) {
            socket.getOutputStream().write((text + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> everythingIn(String database) throws IOException, SQLException {
        Path folder = Path.of(environment.getRequiredProperty("countersign.data-dir"));
        String port =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(PORT_LINE);
        String password = Files.readString(folder.resolve("postgres-password")).strip();
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port.strip(), database), "postgres", password);
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select format('select %I from %I.%I where %1$I is not null', column_name, table_schema, table_name)
                    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
                    """)) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            for (String column : columns) {
                try (ResultSet rows = statement.executeQuery(column)) {
                    while (rows.next()) {
                        values.add(
                                rows.getObject(1) instanceof byte[] bytes
                                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                                        : String.valueOf(rows.getString(1)));
                    }
                }
            }
        }
        return values;
    }
}
