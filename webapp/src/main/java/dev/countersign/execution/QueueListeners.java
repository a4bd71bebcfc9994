package dev.countersign.execution;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads the queues as long as the application runs. */
@Component
class QueueListeners implements SmartLifecycle {

    private final SqsClient sqs;
    private final AwsResources resources;
    private final QueueProperties queues;
    private final ArrivedMessages events;
    private List<QueueListener> listeners = List.of();

    QueueListeners(SqsClient sqs, AwsResources resources, QueueProperties queues, ArrivedMessages events) {
        this.sqs = sqs;
        this.resources = resources;
        this.queues = queues;
        this.events = events;
    }

    @Override
    public synchronized void start() {
        listeners = List.of(
                new QueueListener(queues.humanTasks(), resources::humanTasksUrl, events::humanTask, sqs, queues),
                new QueueListener(
                        queues.requestEvents(), resources::requestEventsUrl, events::requestEvent, sqs, queues));
    }

    @Override
    public synchronized void stop() {
        listeners.forEach(QueueListener::close);
        listeners = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !listeners.isEmpty();
    }
}
