package dev.countersign.lambdas.http;

import java.net.URI;

/**
 * Where a webhook leads, and what its deliveries are signed with. Texts never show either: an address can be a secret, too.
 *
 * @param secret empty if deliveries are not signed
 */
public record Webhook(URI address, String secret) {

    @Override
    public String toString() {
        return "Webhook[" + address.getHost() + "]";
    }
}
