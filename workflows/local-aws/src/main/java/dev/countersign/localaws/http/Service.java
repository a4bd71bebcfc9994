package dev.countersign.localaws.http;

/** A service of the aws-json protocol. It is called on a virtual thread and may block. */
@FunctionalInterface
public interface Service {

    /**
     * Answers one call.
     *
     * @throws AwsError with the service's own code and message; for a name it does not know, {@link AwsErrors#unknownOperation}
     */
    Response handle(Operation operation) throws InterruptedException;
}
