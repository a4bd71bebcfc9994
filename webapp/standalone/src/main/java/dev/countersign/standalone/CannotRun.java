package dev.countersign.standalone;

/** Something that the product needs is missing or wrong. The message is one sentence for whoever runs it. */
final class CannotRun extends RuntimeException {

    CannotRun(String sentence) {
        super(sentence);
    }

    CannotRun(String sentence, Exception cause) {
        super(sentence, cause);
    }
}
