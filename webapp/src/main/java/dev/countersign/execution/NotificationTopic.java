package dev.countersign.execution;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sns.SnsClient;

/** The topic for emails. */
@Component
public class NotificationTopic {

    private final SnsClient sns;
    private final AwsResources resources;

    NotificationTopic(SnsClient sns, AwsResources resources) {
        this.sns = sns;
        this.resources = resources;
    }

    /** Publishes the message. Call it outside a transaction. */
    public void publish(String message) {
        sns.publish(request -> request.topicArn(resources.notificationsArn()).message(message));
    }
}
