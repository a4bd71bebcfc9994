package dev.countersign.lambdas.http;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * How a service of somebody else is called.
 *
 * @param address scheme, host, port and the beginning of every path
 * @param idempotencyHeader the header in which the service is told the key of the call
 * @param timeout for one call, from the look-up of the name to the last byte of the answer
 * @param retried the statuses after which the same call may be repeated
 */
public record Connector(URI address, Auth auth, String idempotencyHeader, Duration timeout, Set<Integer> retried) {

    /** What a service wants to see. Texts never show it. */
    public sealed interface Auth {

        record None() implements Auth {}

        record Basic(String user, String password) implements Auth {
            @Override
            public String toString() {
                return "Basic[…]";
            }
        }

        /**
         * A key in a header.
         *
         * @param header the name of the header that holds the key
         */
        record ApiKey(String header, String key) implements Auth {
            @Override
            public String toString() {
                return "ApiKey[" + header + "]";
            }
        }

        /** OAuth 2.0, client credentials (RFC 6749, section 4.4); {@code scope} may be empty. */
        record ClientCredentials(URI tokens, String client, String secret, String scope) implements Auth {
            @Override
            public String toString() {
                return "ClientCredentials[" + tokens + "]";
            }
        }
    }

    public Connector {
        retried = Set.copyOf(retried);
    }
}
