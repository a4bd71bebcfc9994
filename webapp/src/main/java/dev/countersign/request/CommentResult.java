package dev.countersign.request;

import java.time.Duration;
import java.util.Optional;

/** The result of a comment. */
public sealed interface CommentResult {

    /**
     * It was added, also to a request that has ended.
     *
     * @param end how it has ended; empty while it is open
     */
    record Commented(Optional<RequestEnd> end) implements CommentResult {}

    /** It was empty. */
    record Empty() implements CommentResult {}

    /**
     * It is too long.
     *
     * @param length in code points
     * @param longest the most code points
     */
    record TooLong(int length, int longest) implements CommentResult {}

    /**
     * The person has written too many in a short time.
     *
     * @param after how long the person must wait
     */
    record TooMany(Duration after) implements CommentResult {}

    /** The request does not exist for this person. */
    record NotFound() implements CommentResult {}
}
