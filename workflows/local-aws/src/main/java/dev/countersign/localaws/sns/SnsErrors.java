package dev.countersign.localaws.sns;

import dev.countersign.localaws.http.AwsError;

/** The refusals of SNS by name. */
final class SnsErrors {

    private SnsErrors() {}

    static AwsError invalidParameter(String what) {
        return new AwsError("InvalidParameter", "Invalid parameter: " + what, 400);
    }

    static AwsError invalidParameterValue(String message) {
        return new AwsError("ParameterValueInvalid", message, 400);
    }

    static AwsError topicDoesNotExist() {
        return new AwsError("NotFound", "Topic does not exist", 404);
    }

    static AwsError subscriptionDoesNotExist() {
        return new AwsError("NotFound", "Subscription does not exist", 404);
    }
}
