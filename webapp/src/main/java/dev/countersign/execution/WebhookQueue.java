package dev.countersign.execution;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue from which the function {@code webhook-delivery} calls webhooks. */
@Component
public class WebhookQueue {

    private final SqsClient sqs;
    private final AwsResources resources;

    WebhookQueue(SqsClient sqs, AwsResources resources) {
        this.sqs = sqs;
        this.resources = resources;
    }

    /** Sends the message. Call it outside a transaction. */
    public void send(String message) {
        sqs.sendMessage(request -> request.queueUrl(resources.webhooksUrl()).messageBody(message));
    }
}
