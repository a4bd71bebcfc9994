package dev.countersign.execution;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue in which requests of programs wait at a peak. */
@Component
public class IntakeQueue {

    private final SqsClient sqs;
    private final AwsResources resources;

    IntakeQueue(SqsClient sqs, AwsResources resources) {
        this.sqs = sqs;
        this.resources = resources;
    }

    /** Sends the message. Call it outside a transaction. Returns false if the queue does not answer. */
    public boolean send(String message) {
        try {
            sqs.sendMessage(request -> request.queueUrl(resources.intakeUrl()).messageBody(message));
            return true;
        } catch (SdkException unavailable) {
            return false;
        }
    }
}
