package dev.countersign.token;

import java.util.UUID;

/** The id of an access token, which is no secret. */
public record TokenId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
