package dev.countersign.request;

import java.util.UUID;

/** A request, for good. */
public record RequestId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
