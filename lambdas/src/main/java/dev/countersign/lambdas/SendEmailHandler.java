package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.lambdas.email.EmailAttempt;
import dev.countersign.lambdas.email.Feedback;
import dev.countersign.lambdas.email.FeedbackQueue;
import dev.countersign.lambdas.email.Postman;
import dev.countersign.lambdas.email.SmtpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Function {@code send-email}: gets batches from queue {@code email}, which subscribes to the topic {@code notifications} with raw delivery, and
 * sends each message by SMTP, to those of its addresses that can be read and that the server takes. It reports the messages that it could not send, so that only these are received
 * again. What the server refuses for good it tells the application, and does not try again; of the others it tells once why they are sent again.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS event source</a>
 */
public final class SendEmailHandler implements RequestStreamHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Postman postman;

    /** Used by AWS Lambda. */
    public SendEmailHandler() {
        this(SmtpServer.of(System.getenv()), Clock.systemUTC(), FeedbackQueue.of(System.getenv()));
    }

    /** @param feedback gets what the server refuses for good */
    public SendEmailHandler(SmtpServer server, Clock clock, Optional<Feedback> feedback) {
        this.postman = new Postman(server, clock, feedback);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, EmailAttempt> attempts = new LinkedHashMap<>();
        for (JsonNode message : JSON.readTree(input).path("Records")) {
            String receives =
                    message.path("attributes").path("ApproximateReceiveCount").asString("1");
            attempts.put(
                    message.path("messageId").stringValue(),
                    new EmailAttempt(message.path("body").stringValue(), Integer.parseInt(receives)));
        }
        Map<String, String> failures =
                postman.send(attempts, (id, remark) -> context.getLogger().log("Message " + id + " was " + remark));
        failures.forEach((id, why) -> context.getLogger().log("Message " + id + " was not sent: " + why));
        output.write(report(failures).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode report(Map<String, String> failures) {
        ObjectNode report = JSON.createObjectNode();
        var items = report.putArray("batchItemFailures");
        failures.keySet().forEach(id -> items.addObject().put("itemIdentifier", id));
        return report;
    }
}
