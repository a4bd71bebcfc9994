package dev.countersign.localaws.http;

/** One of the ways in which AWS services are spoken to over HTTP. */
public interface Protocol {

    /** Whether a request is meant for this protocol; judged by what can be seen without reading it. */
    boolean speaks(Head head);

    int maximumBodyBytes(Head head);

    /**
     * Answers a request.
     *
     * @throws AwsError which {@link #refuse} then puts into the protocol's shape
     */
    Response answer(Head head, String body, String requestId) throws InterruptedException;

    Response refuse(AwsError error, String requestId);
}
