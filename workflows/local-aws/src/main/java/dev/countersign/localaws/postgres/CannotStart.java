package dev.countersign.localaws.postgres;

/** PostgreSQL cannot be started on this data folder. The message is one sentence for the person who started the program. */
public final class CannotStart extends Exception {

    CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
