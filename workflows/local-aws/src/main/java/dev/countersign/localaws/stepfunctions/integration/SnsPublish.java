package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.sns.Topics;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * {@code arn:aws:states:::sns:publish}. The message commits with the advance that publishes it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html">Publish messages to an SNS topic</a>
 */
final class SnsPublish implements Integration.WithinAdvance {

    /** The length of the XML around the id in an answer, for the header that the SDK reports. */
    private static final int XML_LENGTH = 294;

    private final Topics topics;
    private final SdkMetadata metadata;

    SnsPublish(Topics topics, SdkMetadata metadata) {
        this.topics = topics;
        this.metadata = metadata;
    }

    @Override
    public Answer call(Connection tx, JsonNode arguments) throws SQLException {
        try {
            for (var ofFifo : List.of("MessageGroupId", "MessageDeduplicationId")) {
                if (arguments.hasNonNull(ofFifo)) {
                    throw new AwsError(
                            "InvalidParameter",
                            "Invalid parameter: %s Reason: The request includes %s parameter that is not valid for this topic type"
                                    .formatted(ofFifo, ofFifo));
                }
            }
            var published = topics.publish(
                    tx,
                    Attributes.text(
                            arguments.hasNonNull("TopicArn") ? arguments.get("TopicArn") : arguments.path("TargetArn")),
                    Attributes.text(arguments.path("Message")),
                    arguments.hasNonNull("Subject") ? Attributes.text(arguments.get("Subject")) : null,
                    Attributes.of(arguments));
            var answer = Json.object().put("MessageId", published.messageId());
            metadata.addTo(answer, "text/xml", XML_LENGTH);
            return new Answer.Returned(answer);
        } catch (AwsError refused) {
            return ServiceFailure.of("SNS", "AmazonSNS", refused, metadata.requestId());
        }
    }
}
