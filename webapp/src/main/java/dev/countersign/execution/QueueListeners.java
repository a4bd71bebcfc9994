package dev.countersign.execution;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads the queues as long as the application runs. */
@Component
class QueueListeners implements SmartLifecycle {

    private final SqsClient sqs;
    private final AwsResources resources;
    private final QueueProperties queues;
    private final ArrivedMessages executions;
    private final DeadLetters deadLetters;
    private final EmailFeedback feedback;
    private final WebhookResults webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private List<QueueListener> listeners = List.of();
    private List<DeadLetterReader> readers = List.of();

    QueueListeners(
            SqsClient sqs,
            AwsResources resources,
            QueueProperties queues,
            ArrivedMessages executions,
            DeadLetters deadLetters,
            EmailFeedback feedback,
            WebhookResults webhooks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sqs = sqs;
        this.resources = resources;
        this.queues = queues;
        this.executions = executions;
        this.deadLetters = deadLetters;
        this.feedback = feedback;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        listeners = List.of(
                listener(queues.humanTasks(), resources::humanTasksUrl, executions::humanTask),
                listener(queues.requestEvents(), resources::requestEventsUrl, executions::requestEvent),
                listener(queues.emailFeedback(), resources::emailFeedbackUrl, feedback::arrived),
                listener(
                        queues.intake(),
                        resources::intakeUrl,
                        message -> events.publishEvent(new IntakeArrived(message.body(), message.sentAt()))),
                listener(queues.webhookResults(), resources::webhookResultsUrl, webhooks::result));
        readers = List.of(
                reader(queues.email(), resources::emailDeadLettersUrl, deadLetters::email),
                reader(queues.webhooks(), resources::webhooksDeadLettersUrl, webhooks::notTried));
    }

    private DeadLetterReader reader(String name, Supplier<String> url, Consumer<QueueMessage> handler) {
        return new DeadLetterReader(AwsResources.deadLettersOf(name), url, handler, sqs, queues, clock);
    }

    private QueueListener listener(String name, Supplier<String> url, Consumer<QueueMessage> handler) {
        return new QueueListener(name, url, handler, sqs, queues, clock);
    }

    @Override
    public synchronized void stop() {
        listeners.forEach(QueueListener::close);
        readers.forEach(DeadLetterReader::close);
        listeners = List.of();
        readers = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !listeners.isEmpty();
    }
}
