package dev.countersign.localaws.stepfunctions.protocol;

import dev.countersign.localaws.http.AwsError;

/**
 * The refusals of Step Functions, with the wording of the service.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html">API reference</a>
 */
public final class Errors {

    private Errors() {}

    public static AwsError invalidArn(String reason) {
        return new AwsError("InvalidArn", "Invalid Arn: '" + reason + "'");
    }

    public static AwsError resourceNotFound(String arn) {
        return new AwsError("ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    public static AwsError invalidRole(String arn) {
        return new AwsError("InvalidArn", "Invalid Role Arn: '" + arn + "'");
    }

    public static AwsError invalidName(String name) {
        return new AwsError("InvalidName", "Invalid Name: '" + name + "'");
    }

    public static AwsError machineDoesNotExist(String arn) {
        return new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    public static AwsError machineAlreadyExists(String arn) {
        return new AwsError("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }

    public static AwsError machineDeleting(String arn) {
        return new AwsError("StateMachineDeleting", "State Machine Deleting: '" + arn + "'");
    }

    /** A definition that is valid and cannot be used for this operation. */
    public static AwsError definition(String reason) {
        return new AwsError("InvalidDefinition", reason);
    }

    public static AwsError invalidDefinition(String reason) {
        return new AwsError("InvalidDefinition", "Invalid State Machine Definition: '" + reason + "'");
    }

    public static AwsError executionDoesNotExist(String arn) {
        return new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    public static AwsError executionAlreadyExists(String arn) {
        return new AwsError("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    public static AwsError invalidExecutionInput(String reason) {
        return new AwsError("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + reason + "'");
    }

    public static AwsError notRedrivable(String reason) {
        return new AwsError("ExecutionNotRedrivable", reason);
    }

    public static AwsError invalidToken() {
        return new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    public static AwsError taskTimedOut() {
        return new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }

    public static AwsError invalidOutput(String reason) {
        return new AwsError("InvalidOutput", "Invalid Output: '" + reason + "'");
    }

    public static AwsError validation(String message) {
        return new AwsError("ValidationException", message);
    }

    /** One violated constraint of a member, in the words of AWS's request validation. */
    public static AwsError constraint(Object value, String member, String constraint) {
        return validation("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                .formatted(value, member, constraint));
    }

    public static AwsError conflict(String message) {
        return new AwsError("ConflictException", message);
    }

    public static AwsError missingParameter(String message) {
        return new AwsError("MissingRequiredParameter", message);
    }

    public static AwsError unknownMember(String member, String operation) {
        return validation("The member '%s' of %s is not supported by this endpoint.".formatted(member, operation));
    }

    /** Something that this endpoint does not support, refused by name. */
    public static AwsError notSupported(String what) {
        return validation(what + " are not supported by this endpoint.");
    }
}
