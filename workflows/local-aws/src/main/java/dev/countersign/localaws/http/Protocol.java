package dev.countersign.localaws.http;

import java.util.Optional;

/** One of the ways in which AWS services are spoken to over HTTP. */
public interface Protocol {

    /** Whether a request is meant for this protocol; judged by what can be seen without reading it. */
    boolean speaks(Head head);

    /** The service that a request is for, as the scope of its credentials names it; empty where that cannot be seen yet. */
    Optional<String> service(Head head);

    int maximumBodyBytes(Head head);

    /**
     * Answers a request.
     *
     * @throws AwsError which {@link #refuse} then puts into the protocol's shape
     */
    Response answer(Head head, String body, String requestId) throws InterruptedException;

    /** The error that AWS gives for a signature that does not count. */
    AwsError refusal(Head head, BadSignature signature);

    Response refuse(AwsError error, String requestId);
}
