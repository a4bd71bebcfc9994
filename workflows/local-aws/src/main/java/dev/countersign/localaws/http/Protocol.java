package dev.countersign.localaws.http;

import java.util.Optional;

/** A protocol of AWS services over HTTP. */
public interface Protocol {

    /** Whether a request uses this protocol; decided without its body. */
    boolean speaks(Head head);

    /** The service that a request is for, as in the scope of its credentials; empty if only the body tells. */
    Optional<String> service(Head head);

    /** Whether only those may call who sign, if the endpoint asks for signatures at all. */
    default boolean needsSignature() {
        return true;
    }

    int maximumBodyBytes(Head head);

    /**
     * Answers a request.
     *
     * @throws AwsError which {@link #refuse} converts to the format of the protocol
     */
    Response answer(Head head, String body, String requestId) throws InterruptedException;

    /** The error that AWS returns for an invalid signature. */
    AwsError refusal(Head head, BadSignature signature);

    Response refuse(AwsError error, String requestId);
}
