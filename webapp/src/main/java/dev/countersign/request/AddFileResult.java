package dev.countersign.request;

import dev.countersign.attachment.ReceiveResult;

/** What became of a file for a request. */
public sealed interface AddFileResult {

    record Added(FileFacts file) implements AddFileResult {}

    /** The file itself was refused. */
    record Refused(ReceiveResult why) implements AddFileResult {}

    /**
     * The files of the request would be too many or too large together.
     *
     * @param files the most files
     * @param bytes the most bytes of all of them
     */
    record Full(int files, long bytes) implements AddFileResult {}

    /** The request has ended. */
    record Closed(RequestStatus status) implements AddFileResult {}

    /** The person is neither the requester nor asked to decide. */
    record NotAllowed() implements AddFileResult {}

    /** The request does not exist for this person. */
    record NotFound() implements AddFileResult {}
}
