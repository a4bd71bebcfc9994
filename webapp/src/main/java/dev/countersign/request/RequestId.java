package dev.countersign.request;

import java.util.UUID;

/** The id of a request. */
public record RequestId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
