package dev.countersign.localaws.sqs;

import dev.countersign.localaws.http.AwsError;

/** The refusals of SQS by name, each with the code that the SDK reports. */
final class SqsErrors {

    private static final String QUERY = "AWS.SimpleQueueService.";

    private SqsErrors() {}

    static AwsError queueDoesNotExist() {
        return AwsError.withQueryCode(
                "com.amazonaws.sqs#QueueDoesNotExist",
                QUERY + "NonExistentQueue",
                "The specified queue does not exist.");
    }

    static AwsError queueNameExists(String attribute) {
        return AwsError.withQueryCode(
                "com.amazonaws.sqs#QueueNameExists",
                "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsError missingParameter(String name) {
        return unmodelled("MissingParameter", "The request must contain the parameter " + name + ".");
    }

    static AwsError invalidParameter(String message) {
        return unmodelled("InvalidParameterValue", message);
    }

    static AwsError invalidParameter(String value, String name, String reason) {
        return invalidParameter("Value %s for parameter %s is invalid. Reason: %s".formatted(value, name, reason));
    }

    /** A parameter that only queues of the other type have. */
    static AwsError notForThisType(String parameter, String value) {
        return invalidParameter(
                value, parameter, "The request include parameter that is not valid for this queue type.");
    }

    static AwsError invalidAttributeName(String name) {
        return modelled("InvalidAttributeName", "InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsError invalidAttributeValue(String name) {
        return modelled(
                "InvalidAttributeValue", "InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static AwsError invalidContents() {
        return modelled(
                "InvalidMessageContents",
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }

    static AwsError invalidReceipt(String handle) {
        return modelled(
                "ReceiptHandleIsInvalid",
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(handle));
    }

    static AwsError notInFlight(String handle) {
        return modelled(
                "MessageNotInflight",
                QUERY + "MessageNotInflight",
                "Value %s for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change."
                        .formatted(handle));
    }

    static AwsError invalidAddress(String url) {
        return modelled(
                "InvalidAddress", "InvalidAddress", "The address %s is not valid for this endpoint.".formatted(url));
    }

    static AwsError emptyBatch() {
        return modelled(
                "EmptyBatchRequest", QUERY + "EmptyBatchRequest", "There should be at least one entry in the request.");
    }

    static AwsError tooManyEntries(int entries) {
        return modelled(
                "TooManyEntriesInBatchRequest",
                QUERY + "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent %d.".formatted(entries));
    }

    static AwsError idsNotDistinct(String id) {
        return modelled("BatchEntryIdsNotDistinct", QUERY + "BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
    }

    static AwsError invalidBatchId() {
        return modelled(
                "InvalidBatchEntryId",
                QUERY + "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
    }

    static AwsError batchTooLong(int limit, int bytes) {
        return modelled(
                "BatchRequestTooLong",
                QUERY + "BatchRequestTooLong",
                "Batch requests cannot be longer than %d bytes. You have sent %d bytes.".formatted(limit, bytes));
    }

    static AwsError purgeInProgress(String queue) {
        return modelled(
                "PurgeQueueInProgress",
                QUERY + "PurgeQueueInProgress",
                "Only one PurgeQueue operation on %s is allowed every 60 seconds.".formatted(queue));
    }

    static AwsError resourceNotFound() {
        return modelled(
                "ResourceNotFoundException",
                "ResourceNotFoundException",
                "The resource that you specified for the SourceArn or DestinationArn parameter doesn't exist.");
    }

    static AwsError unsupported(String message) {
        return modelled("UnsupportedOperation", QUERY + "UnsupportedOperation", message);
    }

    private static AwsError modelled(String name, String queryCode, String message) {
        return AwsError.withQueryCode("com.amazonaws.sqs#" + name, queryCode, message);
    }

    private static AwsError unmodelled(String code, String message) {
        return AwsError.withQueryCode("com.amazon.coral.service#" + code + "Exception", code, message);
    }
}
