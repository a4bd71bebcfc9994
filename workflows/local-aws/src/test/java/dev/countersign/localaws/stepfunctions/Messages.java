package dev.countersign.localaws.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What lies in a queue. */
final class Messages {

    private Messages() {}

    /** The bodies of all messages, which are not deleted but hidden, so that none is seen twice. */
    static List<String> all(SqsClient queues, String queue) {
        var bodies = new ArrayList<String>();
        List<Message> some;
        do {
            some = queues.receiveMessage(
                            r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(600))
                    .messages();
            some.stream().map(Message::body).forEach(bodies::add);
        } while (!some.isEmpty());
        return bodies;
    }
}
