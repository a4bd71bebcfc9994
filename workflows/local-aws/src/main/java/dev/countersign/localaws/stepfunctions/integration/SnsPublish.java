package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sns.Publication;
import dev.countersign.localaws.sns.Topics;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/**
 * {@code arn:aws:states:::sns:publish}. The message commits with the advance that publishes it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html">Publish messages to an SNS topic</a>
 */
final class SnsPublish implements Integration.WithinAdvance {

    /** The length of the XML around the id in an answer, for the header that the SDK reports. */
    private static final int XML_LENGTH = 294;

    /** The length of a line with a sequence number in that XML. */
    private static final int SEQUENCE_LENGTH = 58;

    private final Topics topics;
    private final SdkMetadata metadata;

    SnsPublish(Topics topics, SdkMetadata metadata) {
        this.topics = topics;
        this.metadata = metadata;
    }

    @Override
    public Answer call(Connection tx, JsonNode arguments) throws SQLException {
        try {
            var published = topics.publish(
                    tx,
                    Attributes.text(
                            arguments.hasNonNull("TopicArn") ? arguments.get("TopicArn") : arguments.path("TargetArn")),
                    Publication.of(
                            Attributes.text(arguments.path("Message")),
                            Attributes.optional(arguments, "MessageStructure"),
                            Attributes.optional(arguments, "Subject"),
                            Attributes.of(arguments),
                            Attributes.optional(arguments, "MessageGroupId"),
                            Attributes.optional(arguments, "MessageDeduplicationId")));
            var answer = Json.object().put("MessageId", published.messageId());
            published.sequenceNumber().ifPresent(number -> answer.put("SequenceNumber", number));
            metadata.addTo(
                    answer,
                    "text/xml",
                    published.sequenceNumber().isPresent() ? XML_LENGTH + SEQUENCE_LENGTH : XML_LENGTH);
            return new Answer.Returned(answer);
        } catch (AwsError refused) {
            return ServiceFailure.of("SNS", "AmazonSNS", refused, metadata.requestId());
        }
    }
}
