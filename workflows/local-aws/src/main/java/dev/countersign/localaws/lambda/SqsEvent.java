package dev.countersign.localaws.lambda;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.sqs.ReceivedMessage;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A batch of messages as a function gets it, in the format of SQSEvent in aws-lambda-java-events. */
final class SqsEvent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SqsEvent() {}

    static String of(List<ReceivedMessage> batch, Account account, String queue) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        batch.forEach(message -> record(records.addObject(), message, account, queue));
        return event.toString();
    }

    private static void record(ObjectNode record, ReceivedMessage message, Account account, String queue) {
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.handle().encoded());
        record.put("body", message.body());
        var system = record.putObject("attributes");
        message.systemAttributes(account).forEach(system::put);
        var attributes = record.putObject("messageAttributes");
        message.attributes().forEach((name, attribute) -> {
            var one = attributes.putObject(name);
            one.put(attribute.isBinary() ? "binaryValue" : "stringValue", attribute.value());
            one.putArray("stringListValues");
            one.putArray("binaryListValues");
            one.put("dataType", attribute.dataType());
        });
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", account.queueArn(queue));
        record.put("awsRegion", account.region());
    }
}
