package dev.countersign.localaws.http;

/** A service of the aws-json protocol. It is called on a virtual thread and may wait. */
@FunctionalInterface
public interface Service {

    /**
     * Answers one call.
     *
     * @throws AwsError with the service's own code and message; for a name it does not know, {@code UnknownOperationException}
     */
    Response handle(Operation operation);
}
