package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.calls.Call;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.NewMessage;
import dev.countersign.localaws.sqs.Queues;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events "Step Functions Execution Status Change", as EventBridge delivers them to a queue. The message is written in the transaction that
 * changes the status.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Automating Step Functions event delivery with
 *     EventBridge</a>
 */
public final class StatusEvents {

    private static final Logger LOG = LoggerFactory.getLogger(StatusEvents.class);

    /** If input and output together are larger, an event does not contain them. */
    private static final int MOST_DATA_BYTES = 248 << 10;

    private final @Nullable StatusEventRule rule;
    private final Account account;
    private final Queues queues;
    private final ExecutionReader reader;
    private final Arns arns;
    private final Ids ids;
    private final CallRecorder calls;

    /** @param rule null if no events are sent */
    public StatusEvents(
            @Nullable StatusEventRule rule,
            Account account,
            Queues queues,
            ExecutionReader reader,
            Arns arns,
            Ids ids,
            CallRecorder calls) {
        this.rule = rule;
        this.account = account;
        this.queues = queues;
        this.reader = reader;
        this.arns = arns;
        this.ids = ids;
        this.calls = calls;
    }

    /** @param row the execution after the change */
    void changed(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        if (rule == null || !rule.statuses().contains(row.status())) {
            return;
        }
        var event = event(changes.execution().context().stateMachineName(), row, changes, input(tx, row, changes))
                .toString();
        var queue = account.queueArn(rule.queue());
        calls.record(
                () -> new Call("events.amazonaws.com", "sqs:SendMessage", queue, "aws:SourceArn=" + rule.arn(account)));
        try {
            queues.sendToArn(tx, queue, NewMessage.of(event, Map.of()));
        } catch (AwsError refused) {
            // EventBridge drops an event that its target does not accept.
            LOG.warn("An event about execution {} could not be sent: {}", row.name(), refused.getMessage());
        }
    }

    private String input(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        var started =
                changes.history().stream().filter(event -> event.id() == 1).findFirst();
        return started.isPresent() ? started.get().details().get("input").stringValue() : reader.input(tx, row.key());
    }

    private ObjectNode event(String machine, StoredExecution row, Changes changes, String input) {
        var execution = arns.execution(machine, row.name());
        var at = Optional.ofNullable(row.stoppedAt()).orElse(row.startedAt());
        var event = Json.object()
                .put("version", "0")
                .put("id", ids.next().toString())
                .put("detail-type", "Step Functions Execution Status Change")
                .put("source", "aws.states")
                .put("account", account.id())
                .put("time", at.toString())
                .put("region", account.region());
        event.putArray("resources").add(execution);
        var output = changes.execution().output().map(Json::write);
        var included = bytes(input) + output.map(StatusEvents::bytes).orElse(0) <= MOST_DATA_BYTES;
        var detail = event.putObject("detail")
                .put("executionArn", execution)
                .put("stateMachineArn", arns.machine(machine))
                .put("name", row.name())
                .put("status", row.status().name())
                .put("startDate", row.startedAt().toEpochMilli())
                .put(
                        "stopDate",
                        row.stoppedAt() == null ? null : row.stoppedAt().toEpochMilli())
                .put("input", included ? input : null)
                .put("output", included ? output.orElse(null) : null)
                .put("error", changes.execution().error().orElse(null))
                .put("cause", changes.execution().cause().orElse(null))
                .put("redriveCount", row.redrives());
        detail.putObject("inputDetails").put("included", included);
        if (output.isPresent()) {
            detail.putObject("outputDetails").put("included", included);
        } else {
            detail.putNull("outputDetails");
        }
        return event;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
