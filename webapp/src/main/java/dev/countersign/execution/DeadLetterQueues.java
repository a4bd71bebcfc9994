package dev.countersign.execution;

import dev.countersign.execution.DeadLetterQueue.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * How long the queues of the installation and their dead-letter queues are. They have messages of all organisations and of nobody, so they are shown to the operator
 * only, by the log.
 */
@Service
public class DeadLetterQueues {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueues.class);

    private final SqsClient sqs;
    private final AwsResources resources;

    DeadLetterQueues(SqsClient sqs, AwsResources resources) {
        this.sqs = sqs;
        this.resources = resources;
    }

    /** Empty if the queue service does not answer. */
    public Optional<List<DeadLetterQueue>> all() {
        try {
            return Optional.of(Stream.of(Kind.values()).map(this::deadLetters).toList());
        } catch (SdkException unavailable) {
            LOG.warn("The dead-letter queues cannot be counted", unavailable);
            return Optional.empty();
        }
    }

    private DeadLetterQueue deadLetters(Kind kind) {
        String url = url(kind);
        return new DeadLetterQueue(kind, name(url), messages(url));
    }

    /** About how many messages wait to be handled in each queue, by its name; empty if the queue service does not answer. */
    public Optional<Map<String, Integer>> waiting() {
        try {
            Map<String, Integer> waiting = new LinkedHashMap<>();
            for (Kind kind : Kind.values()) {
                String url = sourceUrl(kind);
                waiting.put(name(url), messages(url));
            }
            return Optional.of(waiting);
        } catch (SdkException unavailable) {
            LOG.warn("The queues cannot be counted", unavailable);
            return Optional.empty();
        }
    }

    /** The last part of the URL of a queue (SQS developer guide, queue identifiers). */
    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private int messages(String url) {
        String count = sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
        return Integer.parseInt(count);
    }

    private String sourceUrl(Kind kind) {
        return switch (kind) {
            case HUMAN_TASKS -> resources.humanTasksUrl();
            case REQUEST_EVENTS -> resources.requestEventsUrl();
            case EMAIL -> resources.emailUrl();
            case EMAIL_FEEDBACK -> resources.emailFeedbackUrl();
            case INTAKE -> resources.intakeUrl();
            case WEBHOOKS -> resources.webhooksUrl();
            case WEBHOOK_RESULTS -> resources.webhookResultsUrl();
        };
    }

    private String url(Kind kind) {
        return switch (kind) {
            case HUMAN_TASKS -> resources.humanTasksDeadLettersUrl();
            case REQUEST_EVENTS -> resources.requestEventsDeadLettersUrl();
            case EMAIL -> resources.emailDeadLettersUrl();
            case EMAIL_FEEDBACK -> resources.emailFeedbackDeadLettersUrl();
            case INTAKE -> resources.intakeDeadLettersUrl();
            case WEBHOOKS -> resources.webhooksDeadLettersUrl();
            case WEBHOOK_RESULTS -> resources.webhookResultsDeadLettersUrl();
        };
    }
}
