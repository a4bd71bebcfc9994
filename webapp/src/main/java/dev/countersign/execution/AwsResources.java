package dev.countersign.execution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** Queues and topic, by name. They are created if the endpoint is on this machine, and must exist on AWS. */
@Component
class AwsResources {

    private final AwsProperties aws;
    private final QueueProperties queues;
    private final SqsClient sqs;
    private final SnsClient sns;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private final Map<String, String> topics = new ConcurrentHashMap<>();

    AwsResources(AwsProperties aws, QueueProperties queues, SqsClient sqs, SnsClient sns) {
        this.aws = aws;
        this.queues = queues;
        this.sqs = sqs;
        this.sns = sns;
    }

    String humanTasksUrl() {
        return urls.computeIfAbsent(queues.humanTasks(), this::queue);
    }

    String requestEventsUrl() {
        return urls.computeIfAbsent(queues.requestEvents(), this::queue);
    }

    /** Where emails wait to be sent. */
    String emailUrl() {
        createQueuesOfTopic();
        return urls.computeIfAbsent(
                queues.email(),
                name -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    }

    /** Where emails go that could not be sent. */
    String emailDeadLettersUrl() {
        createQueuesOfTopic();
        return deadLettersUrl(queues.email());
    }

    /** On this machine, if they are not there yet. */
    private void createQueuesOfTopic() {
        if (aws.local().isPresent()) {
            notificationsArn();
        }
    }

    String humanTasksDeadLettersUrl() {
        // Creates both queues on this machine if they are not there yet.
        humanTasksUrl();
        return deadLettersUrl(queues.humanTasks());
    }

    String requestEventsDeadLettersUrl() {
        requestEventsUrl();
        return deadLettersUrl(queues.requestEvents());
    }

    String emailFeedbackDeadLettersUrl() {
        emailFeedbackUrl();
        return deadLettersUrl(queues.emailFeedback());
    }

    private String deadLettersUrl(String queue) {
        return urls.computeIfAbsent(
                deadLettersOf(queue),
                name -> sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
    }

    /** What the mail service reports later about emails that it had taken. */
    String emailFeedbackUrl() {
        return urls.computeIfAbsent(queues.emailFeedback(), this::queue);
    }

    /** Where requests of programs wait at a peak. */
    String intakeUrl() {
        return urls.computeIfAbsent(queues.intake(), this::queue);
    }

    String intakeDeadLettersUrl() {
        intakeUrl();
        return deadLettersUrl(queues.intake());
    }

    /** Where deliveries to webhooks wait to be sent. */
    String webhooksUrl() {
        return urls.computeIfAbsent(queues.webhooks(), this::queue);
    }

    /** Where deliveries go that the function could not even try. */
    String webhooksDeadLettersUrl() {
        webhooksUrl();
        return deadLettersUrl(queues.webhooks());
    }

    /** What came of deliveries. */
    String webhookResultsUrl() {
        return urls.computeIfAbsent(queues.webhookResults(), this::queue);
    }

    String webhookResultsDeadLettersUrl() {
        webhookResultsUrl();
        return deadLettersUrl(queues.webhookResults());
    }

    static String deadLettersOf(String queue) {
        return queue + "-dlq";
    }

    String notificationsArn() {
        return topics.computeIfAbsent(queues.notifications(), this::topic);
    }

    private String queue(String name) {
        return aws.local().isPresent()
                ? createQueue(name)
                : sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    /** The default visibility timeout is for the function that sends email; the application names its own with each receive. */
    private String createQueue(String name) {
        String deadLetters = sqs.createQueue(request -> request.queueName(deadLettersOf(name)))
                .queueUrl();
        Map<String, Object> redrive =
                Map.of("deadLetterTargetArn", arnOf(deadLetters), "maxReceiveCount", queues.receives());
        String url = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        // Apart from its creation: a queue of an earlier start, with other settings, would be refused.
        sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        Long.toString(queues.emailRetry().toSeconds()),
                        QueueAttributeName.REDRIVE_POLICY,
                        JSON.writeValueAsString(redrive))));
        return url;
    }

    private String topic(String name) {
        if (aws.local().isEmpty()) {
            return aws.topicArn(name);
        }
        String email = arnOf(createQueue(queues.email()));
        String topic = sns.createTopic(request -> request.name(name)).topicArn();
        sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint(email)
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topic;
    }

    String arnOf(String queueUrl) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        if (arn == null) {
            throw new IllegalStateException("No ARN for queue " + queueUrl);
        }
        return arn;
    }
}
