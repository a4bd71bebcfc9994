package dev.countersign.connector;

import dev.countersign.definitions.text.TypedText;
import java.net.URI;
import java.util.Set;

/**
 * How automated steps call an outside service. The secret with which they sign in is no part of it.
 *
 * @param key by which templates name it
 * @param address scheme, host, port and the beginning of every path
 * @param signIn how the service knows who calls
 * @param idempotencyHeader the header in which the service is told which call it is
 * @param timeoutSeconds for one call
 * @param retried the statuses after which the same call is repeated
 */
public record Connector(
        String key,
        String name,
        URI address,
        SignIn signIn,
        String idempotencyHeader,
        int timeoutSeconds,
        Set<Integer> retried) {

    /** What can be changed without the rest. */
    public enum Field {
        NAME,
        ADDRESS,
        SIGN_IN,
        HEADER,
        TIMEOUT,
        STATUSES
    }

    public static final String IDEMPOTENCY_HEADER = "Idempotency-Key";
    public static final int TIMEOUT_SECONDS = 20;
    public static final int LONGEST_TIMEOUT = 60;
    public static final Set<Integer> RETRIED = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** How a service knows who calls, without the secret. */
    public sealed interface SignIn {

        record None() implements SignIn {}

        record Basic(String user) implements SignIn {}

        record ApiKey(String header) implements SignIn {}

        /** OAuth 2.0, client credentials; {@code scope} may be empty. */
        record OAuth(URI tokens, String client, String scope) implements SignIn {}
    }

    public Connector {
        name = TypedText.line(name);
        retried = Set.copyOf(retried);
    }

    /** This one, with these fields as in the other. */
    public Connector with(Set<Field> fields, Connector other) {
        return new Connector(
                key,
                fields.contains(Field.NAME) ? other.name : name,
                fields.contains(Field.ADDRESS) ? other.address : address,
                fields.contains(Field.SIGN_IN) ? other.signIn : signIn,
                fields.contains(Field.HEADER) ? other.idempotencyHeader : idempotencyHeader,
                fields.contains(Field.TIMEOUT) ? other.timeoutSeconds : timeoutSeconds,
                fields.contains(Field.STATUSES) ? other.retried : retried);
    }

    Object value(Field field) {
        return switch (field) {
            case NAME -> name;
            case ADDRESS -> address;
            case SIGN_IN -> signIn;
            case HEADER -> idempotencyHeader;
            case TIMEOUT -> timeoutSeconds;
            case STATUSES -> retried;
        };
    }
}
