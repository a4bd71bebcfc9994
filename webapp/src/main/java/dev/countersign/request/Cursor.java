package dev.countersign.request;

import java.util.Optional;

/** Where a page of a list ended; the next begins after it. Requests are listed newest first. */
public record Cursor(Optional<RequestId> after) {

    public static final Cursor START = new Cursor(Optional.empty());

    public static Cursor after(RequestId last) {
        return new Cursor(Optional.of(last));
    }
}
