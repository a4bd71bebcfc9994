package dev.countersign.request;

import java.time.Duration;

/** What became of a comment. */
public sealed interface CommentResult {

    record Commented() implements CommentResult {}

    /** There was nothing in it. */
    record Empty() implements CommentResult {}

    /**
     * It is too long.
     *
     * @param length in code points
     * @param longest how many there may be
     */
    record TooLong(int length, int longest) implements CommentResult {}

    /**
     * The person has written very many in a short time.
     *
     * @param after which time the next is taken
     */
    record TooMany(Duration after) implements CommentResult {}

    /** There is no such request for this person. */
    record NotFound() implements CommentResult {}
}
