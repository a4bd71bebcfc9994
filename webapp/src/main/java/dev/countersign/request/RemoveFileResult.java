package dev.countersign.request;

/** What became of a file that somebody wants to take away. */
public sealed interface RemoveFileResult {

    /** It is gone with its bytes. */
    record Removed(String name) implements RemoveFileResult {}

    /** Somebody has decided since it was added, so it stays stored and is not offered any more. */
    record Hidden(String name) implements RemoveFileResult {}

    /** Only who added a file takes it away; administrators and the service desk can hide it. */
    record NotAllowed() implements RemoveFileResult {}

    /** The file or its request does not exist for this person. */
    record NotFound() implements RemoveFileResult {}
}
