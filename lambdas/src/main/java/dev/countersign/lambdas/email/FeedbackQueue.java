package dev.countersign.lambdas.email;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of bounces and complaints that the application reads. */
public final class FeedbackQueue {

    private FeedbackQueue() {}

    /** As the environment of the function says: {@code FEEDBACK_QUEUE} is the address of the queue. Empty without it. */
    public static Optional<Feedback> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("FEEDBACK_QUEUE"))
                .filter(url -> !url.isBlank())
                .map(url -> {
                    SqsClient client = SqsClient.create();
                    return to(() -> client, () -> url);
                });
    }

    public static Feedback to(Supplier<SqsClient> client, Supplier<String> url) {
        return new Feedback(event ->
                client.get().sendMessage(send -> send.queueUrl(url.get()).messageBody(event)));
    }
}
