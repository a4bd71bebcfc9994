package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import java.util.Map;
import java.util.UUID;

/** The refusal of a service as a Task state sees it: an exception of the AWS SDK for Java, with its message. */
public final class ServiceFailure {

    private static final Map<String, String> EXCEPTIONS = Map.of(
            "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExistException",
            "MissingParameter", "AmazonSQSException");

    private ServiceFailure() {}

    /**
     * The failure of a task whose service refused.
     *
     * @param prefix the name of the service in errors: {@code SQS}
     * @param service the name of the service in messages of the SDK: {@code AmazonSQS}
     */
    public static Answer.Failed of(String prefix, String service, AwsError error, UUID requestId) {
        var exception = EXCEPTIONS.getOrDefault(
                error.code(), error.code().endsWith("Exception") ? error.code() : error.code() + "Exception");
        return new Answer.Failed(
                prefix + "." + exception,
                "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                        .formatted(error.text(), service, error.httpStatus(), error.code(), requestId));
    }
}
