package dev.countersign.attachment;

import dev.countersign.definitions.form.FileKind;
import java.time.Duration;
import java.util.Optional;

/** What became of a file that was sent. */
public sealed interface ReceiveResult {

    record Received(Attachment file) implements ReceiveResult {}

    /** It has no bytes. */
    record Empty() implements ReceiveResult {}

    /**
     * It has more bytes than are taken.
     *
     * @param limit in bytes
     */
    record TooLarge(long limit) implements ReceiveResult {}

    /**
     * Files of this format are not taken.
     *
     * @param label what it is; empty if that is unknown
     */
    record NotTaken(Optional<String> label) implements ReceiveResult {}

    /** Files of this kind are not taken here. */
    record OtherKind(FileKind kind) implements ReceiveResult {}

    /**
     * The content is something else than the ending of the name says.
     *
     * @param found what it is; empty if that is unknown
     */
    record Lies(String claimed, Optional<String> found) implements ReceiveResult {}

    /** The person sends too many files in a short time. */
    record TooOften(Duration after) implements ReceiveResult {}

    /** The person has sent too many files that no request uses. */
    record TooMany(int limit) implements ReceiveResult {}
}
