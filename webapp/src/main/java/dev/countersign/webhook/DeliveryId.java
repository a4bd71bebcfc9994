package dev.countersign.webhook;

import java.util.UUID;

/** The id of a delivery, by which its receiver tells a repetition. */
public record DeliveryId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
