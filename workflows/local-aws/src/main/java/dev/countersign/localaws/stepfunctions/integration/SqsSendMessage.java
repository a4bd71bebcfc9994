package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sqs.NewMessage;
import dev.countersign.localaws.sqs.Queues;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/**
 * {@code arn:aws:states:::sqs:sendMessage}. The message commits with the advance that sends it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html">Send messages to an SQS queue</a>
 */
final class SqsSendMessage implements Integration.WithinAdvance {

    private final Queues queues;
    private final SdkMetadata metadata;

    SqsSendMessage(Queues queues, SdkMetadata metadata) {
        this.queues = queues;
        this.metadata = metadata;
    }

    @Override
    public Answer call(Connection tx, JsonNode arguments) throws SQLException {
        var url = Attributes.text(arguments.path("QueueUrl"));
        if (!url.contains("://")) {
            return new Answer.Failed(
                    "SQS.SdkClientException", "Unable to execute HTTP request: " + url + ": Name or service not known");
        }
        try {
            var body = Attributes.text(arguments.path("MessageBody"));
            if (body.isEmpty()) {
                throw new AwsError("MissingParameter", "The request must contain the parameter MessageBody.");
            }
            var delay = arguments.hasNonNull("DelaySeconds")
                    ? arguments.get("DelaySeconds").asInt(-1)
                    : null;
            var sent = queues.send(
                    tx,
                    url,
                    NewMessage.of(body, Attributes.of(arguments))
                            .delayed(delay)
                            .in(
                                    Attributes.optional(arguments, "MessageGroupId"),
                                    Attributes.optional(arguments, "MessageDeduplicationId")));
            var answer = Json.object();
            sent.md5OfAttributes().ifPresent(md5 -> answer.put("MD5OfMessageAttributes", md5));
            answer.put("MD5OfMessageBody", sent.md5OfBody());
            answer.put("MessageId", sent.messageId());
            sent.sequenceNumber().ifPresent(number -> answer.put("SequenceNumber", number));
            metadata.addTo(
                    answer, "application/x-amz-json-1.0", answer.toString().length());
            return new Answer.Returned(answer);
        } catch (AwsError refused) {
            return ServiceFailure.of("SQS", "AmazonSQS", refused, metadata.requestId());
        }
    }
}
