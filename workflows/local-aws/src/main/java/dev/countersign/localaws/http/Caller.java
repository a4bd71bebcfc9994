package dev.countersign.localaws.http;

import java.util.Optional;

/** The id of the access key with which the request is signed that this thread answers. */
public final class Caller {

    private static final ScopedValue<String> KEY = ScopedValue.newInstance();

    private Caller() {}

    /** An answer to a request, which may wait. */
    @FunctionalInterface
    interface Answering {

        Response answer() throws InterruptedException;
    }

    static Response of(Optional<Authorization> signed, Answering answering) throws InterruptedException {
        return signed.isEmpty()
                ? answering.answer()
                : ScopedValue.where(KEY, signed.get().keyId()).call(answering::answer);
    }

    /** Empty if the endpoint takes requests without signatures. */
    public static Optional<String> keyId() {
        return KEY.isBound() ? Optional.of(KEY.get()) : Optional.empty();
    }
}
